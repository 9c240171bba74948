using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.Iam;

/// <summary>What IAM refuses and the emulator would do.</summary>
[Collection(nameof(MotoServer))]
public sealed class IamRefusalsTests(MotoServer moto)
{
    private readonly string _account = MotoServer.NewPlace().Account;

    [Theory]
    [InlineData("AttachRolePolicy")]
    [InlineData("DetachRolePolicy")]
    [InlineData("PutRolePolicy")]
    [InlineData("DeleteRolePolicy")]
    [InlineData("UpdateAssumeRolePolicy")]
    [InlineData("DeleteRole")]
    public async Task Roles_on_reserved_paths_and_those_named_are_not_modified_and_look_alikes_are(string action)
    {
        await using var proxy = await IamFixture.StartAsync(moto, new() { UnmodifiableRoles = new HashSet<string> { "Stubborn" } });
        var arn = await moto.Seeder.Principals.Policies.CreateAsync(_account, "Deny", IamFixture.Deny);
        string[] paths = ["/aws-service-role/x.amazonaws.com/", "/aws-reserved/sso.amazonaws.com/", "/", "/aws-service-roles/"];
        string[] names = ["Linked", "Reserved", "Stubborn", "LookAlike"];
        foreach (var (name, path) in names.Zip(paths))
        {
            await moto.Seeder.Principals.CreateRoleAsync(_account, name, path);
            if (action.StartsWith("De", StringComparison.Ordinal) && action != "DeleteRole")
            {
                await moto.Seeder.Principals.AttachAsync(_account, IamPrincipal.Role(name), arn);
                await moto.Seeder.Principals.PutInlineAsync(_account, IamPrincipal.Role(name), "inline", IamFixture.Deny);
            }
        }

        Assert.Equal("400 UnmodifiableEntity", await OutcomeAsync("Linked"));
        Assert.Equal("400 UnmodifiableEntity", await OutcomeAsync("Reserved"));
        Assert.Equal("400 UnmodifiableEntity", await OutcomeAsync("Stubborn"));
        Assert.Equal("200", await OutcomeAsync("LookAlike"));
        Assert.Equal("404 NoSuchEntity", await OutcomeAsync("Nobody"));

        Task<string> OutcomeAsync(string role) => proxy.OutcomeAsync(_account, action, ("RoleName", role), ("PolicyArn", arn),
            ("PolicyName", "inline"), ("PolicyDocument", action[0] == 'U' ? Trust : IamFixture.Deny));
    }

    [Fact]
    public async Task A_role_made_anew_on_another_path_is_judged_anew()
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        var role = ("RoleName", "Phoenix");
        await proxy.Seeder.Principals.CreateRoleAsync(_account, "Phoenix");
        Assert.Equal("200", await proxy.OutcomeAsync(_account, "UpdateAssumeRolePolicy", role, ("PolicyDocument", Trust)));
        Assert.Equal("200", await proxy.OutcomeAsync(_account, "DeleteRole", role));
        await proxy.Seeder.Principals.CreateRoleAsync(_account, "Phoenix", "/aws-service-role/x.amazonaws.com/");
        Assert.Equal("400 UnmodifiableEntity", await proxy.OutcomeAsync(_account, "DeleteRole", role));
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Role")]
    public async Task The_eleventh_attachment_is_too_many_and_an_attached_policy_attaches_again(string kind)
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        var principal = await MadeAsync(kind);
        var policies = new List<string>();
        for (var i = 0; i < 11; i++) policies.Add(await moto.Seeder.Principals.Policies.CreateAsync(_account, $"P{i}", IamFixture.Deny));
        for (var i = 0; i < 10; i++) Assert.Equal("200", await AttachAsync(i));

        Assert.Equal("409 LimitExceeded", await AttachAsync(10));
        Assert.Equal("200", await AttachAsync(9));
        Assert.Equal(policies[..10], Assert.Single(await moto.Reader.PrincipalsAsync(_account)).Attached);
        Assert.Equal("1", (await proxy.IamAsync(_account, "GetPolicy", ("PolicyArn", policies[9]))).Text("AttachmentCount"));
        await proxy.Seeder.Principals.DetachAsync(_account, principal, policies[0]);
        Assert.Equal("200", await AttachAsync(10));

        Task<string> AttachAsync(int i) =>
            proxy.OutcomeAsync(_account, principal.Action("Attach*Policy"), ($"{kind}Name", "x"), ("PolicyArn", policies[i]));
    }

    [Fact]
    public async Task Of_attachments_at_the_same_time_no_more_succeed_than_the_quota_has_room_for()
    {
        await using var proxy = await IamFixture.StartAsync(moto, new() { AttachedPolicies = 2 });
        await MadeAsync("Role");
        var policies = new List<string>();
        for (var i = 0; i < 6; i++) policies.Add(await moto.Seeder.Principals.Policies.CreateAsync(_account, $"P{i}", IamFixture.Deny));

        var outcomes = await Task.WhenAll(policies.Select(
            arn => proxy.OutcomeAsync(_account, "AttachRolePolicy", ("RoleName", "x"), ("PolicyArn", arn))));
        Assert.Equal([("200", 2), ("409 LimitExceeded", 4)], outcomes.CountBy(o => o).OrderBy(o => o.Key).Select(o => (o.Key, o.Value)));
    }

    [Fact]
    public async Task Trusted_listings_count_what_was_attached_since_and_miss_what_went_around_the_proxy()
    {
        await using var proxy = await IamFixture.StartAsync(moto, new() { AttachedPolicies = 2, TrustsListings = true });
        var principal = await MadeAsync("User");
        var policies = new List<string>();
        for (var i = 0; i < 3; i++) policies.Add(await moto.Seeder.Principals.Policies.CreateAsync(_account, $"P{i}", IamFixture.Deny));
        await proxy.Reader.PrincipalsAsync(_account);
        await moto.Seeder.Principals.AttachAsync(_account, principal, policies[0]);

        Assert.Equal("200", await AttachAsync(1));
        Assert.Equal("200", await AttachAsync(1));
        Assert.Equal("200", await AttachAsync(2));
        Assert.Equal("409 LimitExceeded", await AttachAsync(0));
        await proxy.Seeder.Principals.DetachAsync(_account, principal, policies[1]);
        Assert.Equal("409 LimitExceeded", await AttachAsync(1));
        Assert.Equal("200", await AttachAsync(0));

        Task<string> AttachAsync(int i) => proxy.OutcomeAsync(_account, "AttachUserPolicy", ("UserName", "x"), ("PolicyArn", policies[i]));
    }

    [Theory]
    [InlineData("User", 2048)]
    [InlineData("Role", 10240)]
    public async Task Inline_policies_together_have_a_size_without_white_space(string kind, int limit)
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        await MadeAsync(kind);
        Assert.Equal("200", await PutAsync("first", 1000));
        Assert.Equal("409 LimitExceeded", await PutAsync("second", limit - 999));
        Assert.Equal("200", await PutAsync("second", limit - 1000));
        Assert.Equal("409 LimitExceeded", await PutAsync("first", 1001));
        Assert.Equal("200", await PutAsync("first", 900));

        Task<string> PutAsync(string name, int size) => proxy.OutcomeAsync(_account, $"Put{kind}Policy",
            ($"{kind}Name", "x"), ("PolicyName", name), ("PolicyDocument", IamFixture.DocumentOf(size)));
    }

    [Fact]
    public async Task A_managed_policy_has_a_size_too()
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        Assert.Equal("409 LimitExceeded", await CreateAsync(6145));
        Assert.Equal("200", await CreateAsync(6144));

        Task<string> CreateAsync(int size) => proxy.OutcomeAsync(
            _account, "CreatePolicy", ("PolicyName", "Large"), ("PolicyDocument", IamFixture.DocumentOf(size)));
    }

    [Fact]
    public async Task A_policy_is_deleted_only_when_nobody_has_it_and_one_version_is_left()
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        var principal = await MadeAsync("Role");
        var arn = await proxy.Seeder.Principals.Policies.CreateAsync(_account, "Deny", IamFixture.Deny);
        await proxy.Seeder.Principals.Policies.AddVersionAsync(_account, arn, IamFixture.Deny);
        // Attached twice around the proxy, the emulator counts two, and one is left when it is detached.
        await moto.Seeder.Principals.AttachAsync(_account, principal, arn);
        await moto.Seeder.Principals.AttachAsync(_account, principal, arn);

        Assert.Equal("409 DeleteConflict", await DeleteAsync());
        await proxy.Seeder.Principals.DetachAsync(_account, principal, arn);
        Assert.Equal("409 DeleteConflict", await DeleteAsync());
        await proxy.Seeder.Principals.Policies.DeleteVersionAsync(_account, arn, "v1");
        Assert.Equal("200", await DeleteAsync());
        Assert.Equal("404 NoSuchEntity", await DeleteAsync());

        Task<string> DeleteAsync() => proxy.OutcomeAsync(_account, "DeletePolicy", ("PolicyArn", arn));
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Role")]
    public async Task Who_has_policies_is_not_deleted(string kind)
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        var principal = await MadeAsync(kind);
        var arn = await proxy.Seeder.Principals.Policies.CreateAsync(_account, "Deny", IamFixture.Deny);
        await proxy.Seeder.Principals.AttachAsync(_account, principal, arn);
        Assert.Equal("409 DeleteConflict", await DeleteAsync());
        await proxy.Seeder.Principals.DetachAsync(_account, principal, arn);
        await proxy.Seeder.Principals.PutInlineAsync(_account, principal, "inline", IamFixture.Deny);
        Assert.Equal("409 DeleteConflict", await DeleteAsync());
        await proxy.Seeder.Principals.DeleteInlineAsync(_account, principal, "inline");
        Assert.Equal("200", await DeleteAsync());

        Task<string> DeleteAsync() => proxy.OutcomeAsync(_account, $"Delete{kind}", ($"{kind}Name", "x"));
    }

    private static string Trust => PolicyDocuments.TrustOfService("backup.amazonaws.com");

    private async Task<IamPrincipal> MadeAsync(string kind)
    {
        await (kind == "User"
            ? moto.Seeder.Principals.CreateUserAsync(_account, "x")
            : moto.Seeder.Principals.CreateRoleAsync(_account, "x"));
        return new IamPrincipal(kind, "x");
    }
}
