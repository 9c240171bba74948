using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Seeding;

/// <summary>What the seeder makes, as the reader tells it: each is the other's proof.</summary>
[Collection(nameof(MotoServer))]
public sealed class PrincipalSeederTests(MotoServer moto)
{
    private const string Deny =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"dynamodb:DeleteBackup","Resource":"*"}]}""";

    private readonly string _account = MotoServer.NewPlace().Account;

    private PrincipalSeeder Principals => moto.Seeder.Principals;

    [Fact]
    public async Task A_user_and_a_role_are_read_with_all_that_they_carry()
    {
        var odd = Deny.Replace("*", "arn:aws:s3:::a%2Fb+c", StringComparison.Ordinal);
        var arn = await Principals.Policies.CreateAsync(_account, "Deny", Deny, "/guards/");
        await Principals.CreateUserAsync(_account, "a+b=c,d.e@f-g", "/people/long/");
        await Principals.CreateRoleAsync(_account, "Deployer", trust: PolicyDocuments.TrustOfAccount("111122223333"));
        await Principals.AttachAsync(_account, IamPrincipal.User("a+b=c,d.e@f-g"), arn);
        await Principals.PutInlineAsync(_account, IamPrincipal.Role("Deployer"), "100%", odd);

        var principals = await moto.Reader.PrincipalsAsync(_account);
        var user = Assert.Single(principals, p => p.Kind == "User");
        Assert.Equal(("a+b=c,d.e@f-g", "/people/long/", $"arn:aws:iam::{_account}:user/people/long/a+b=c,d.e@f-g"), (user.Name, user.Path, user.Arn));
        Assert.Equal([arn], user.Attached);
        Assert.Null(user.Trust);
        var role = Assert.Single(principals, p => p.Kind == "Role");
        Assert.Equal(("Deployer", "/", PolicyDocuments.TrustOfAccount("111122223333")), (role.Name, role.Path, role.Trust));
        Assert.Equal(odd, role.Inline["100%"]);
        Assert.Empty(role.Attached);
    }

    [Fact]
    public async Task What_was_given_can_be_taken_away_again()
    {
        var arn = await Principals.Policies.CreateAsync(_account, "Deny", Deny);
        await Principals.CreateUserAsync(_account, "gone");
        await Principals.CreateRoleAsync(_account, "stays");
        await Principals.AttachAsync(_account, IamPrincipal.Role("stays"), arn);
        await Principals.PutInlineAsync(_account, IamPrincipal.Role("stays"), "inline", Deny);
        await Principals.DetachAsync(_account, IamPrincipal.Role("stays"), arn);
        await Principals.DeleteInlineAsync(_account, IamPrincipal.Role("stays"), "inline");
        await Principals.SetTrustAsync(_account, "stays", PolicyDocuments.TrustOfService("backup.amazonaws.com"));
        await Principals.DeleteAsync(_account, IamPrincipal.User("gone"));

        var role = Assert.Single(await moto.Reader.PrincipalsAsync(_account));
        Assert.Empty(role.Attached);
        Assert.Empty(role.Inline);
        Assert.Equal(PolicyDocuments.TrustOfService("backup.amazonaws.com"), role.Trust);
    }

    [Fact]
    public async Task A_policy_is_read_with_the_version_that_holds()
    {
        var arn = await Principals.Policies.CreateAsync(_account, "Deny", Deny);
        Assert.Equal("v2", await Principals.Policies.AddVersionAsync(_account, arn, PolicyDocuments.AllowEverything));
        Assert.Equal("v3", await Principals.Policies.AddVersionAsync(_account, arn, Deny, setAsDefault: false));
        await IsAsync("v2", ["v1", "v2", "v3"], PolicyDocuments.AllowEverything);
        await Principals.Policies.SetDefaultAsync(_account, arn, "v1");
        await Principals.Policies.DeleteVersionAsync(_account, arn, "v2");
        await IsAsync("v1", ["v1", "v3"], Deny);
        await Principals.Policies.DeleteAsync(_account, arn);
        Assert.Null(await moto.Reader.PolicyAsync(_account, arn));

        async Task IsAsync(string current, string[] versions, string document)
        {
            var policy = (await moto.Reader.PolicyAsync(_account, arn))!;
            Assert.Equal((arn, current, document), (policy.Arn, policy.DefaultVersion, policy.Document));
            Assert.Equal(versions, policy.Versions);
        }
    }

    [Fact]
    public async Task Roles_of_services_and_of_Identity_Center_are_on_reserved_paths()
    {
        await Principals.CreateServiceLinkedRoleAsync(_account, "autoscaling.amazonaws.com");
        await Principals.CreateIdentityCenterRoleAsync(_account, "Developers");

        Assert.Equal(
            ["/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Developers_0123456789abcdef", "/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"],
            (await moto.Reader.PrincipalsAsync(_account)).Select(role => role.Path + role.Name).Order());
    }

    [Fact]
    public async Task Many_principals_are_made_with_few_calls()
    {
        await Principals.CreateManyAsync(_account, "bulk", users: 520, roles: 30);

        var principals = await moto.Reader.PrincipalsAsync(_account);
        Assert.Equal((520, 30), (principals.Count(p => p.Kind == "User"), principals.Count(p => p.Kind == "Role")));
        Assert.All(principals, p => Assert.Equal("/bulk/", p.Path));
        Assert.Equal(550, principals.DistinctBy(p => p.Arn).Count());
        Assert.All(principals.Where(p => p.Kind == "Role"), role => Assert.Contains("ec2.amazonaws.com", role.Trust!, StringComparison.Ordinal));
    }
}
