using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.LocalAws.Tests.Proxy.Iam;

[Collection(nameof(MotoServer))]
public sealed class FreshPrincipalsTests(MotoServer moto)
{
    private readonly string _account = MotoServer.NewPlace().Account;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Theory]
    [InlineData("User")]
    [InlineData("Role")]
    public async Task Nobody_knows_a_new_principal_until_it_has_spread(string kind)
    {
        await using var proxy = await IamFixture.StartAsync(moto, new() { PrincipalLag = TimeSpan.FromSeconds(20) }, _time);
        var arn = await proxy.Seeder.Principals.Policies.CreateAsync(_account, "Deny", IamFixture.Deny);
        await moto.Seeder.Principals.CreateUserAsync(_account, "old");
        await (kind == "User"
            ? proxy.Seeder.Principals.CreateUserAsync(_account, "new")
            : proxy.Seeder.Principals.CreateRoleAsync(_account, "new"));

        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal("404 NoSuchEntity", await GetAsync());
        Assert.Equal("404 NoSuchEntity", await AttachAsync());
        Assert.Equal(["old"], await NamesAsync());
        Assert.DoesNotContain("new", Names(await proxy.IamAsync(_account, $"List{kind}s"), $"{kind}s", $"{kind}Name"));
        Assert.Equal(new Dictionary<FaultKind, int> { [FaultKind.Lag] = 4 }, proxy.Proxy.Log.CountsByFault());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("200", await GetAsync());
        Assert.Equal("200", await AttachAsync());
        Assert.Equal(["new", "old"], await NamesAsync());

        Task<string> GetAsync() => proxy.OutcomeAsync(_account, $"Get{kind}", ($"{kind}Name", "new"));
        Task<string> AttachAsync() => proxy.OutcomeAsync(_account, $"Attach{kind}Policy", ($"{kind}Name", "new"), ("PolicyArn", arn));
        async Task<IEnumerable<string>> NamesAsync() => (await proxy.Reader.PrincipalsAsync(_account)).Select(p => p.Name).Order();
    }

    [Fact]
    public async Task A_new_user_hides_no_role_of_its_name_and_no_user_of_another_account()
    {
        var elsewhere = MotoServer.NewPlace().Account;
        await using var proxy = await IamFixture.StartAsync(moto, new() { PrincipalLag = TimeSpan.FromSeconds(20) }, _time);
        await moto.Seeder.Principals.CreateRoleAsync(_account, "same");
        await moto.Seeder.Principals.CreateUserAsync(elsewhere, "same");
        await proxy.Seeder.Principals.CreateUserAsync(_account, "same");

        Assert.Equal("200", await proxy.OutcomeAsync(_account, "GetRole", ("RoleName", "same")));
        Assert.Equal("200", await proxy.OutcomeAsync(elsewhere, "GetUser", ("UserName", "same")));
        Assert.Equal("409 EntityAlreadyExists", await proxy.OutcomeAsync(_account, "CreateUser", ("UserName", "same")));
    }

    private static IEnumerable<string> Names(System.Xml.Linq.XElement answer, string list, string name) =>
        answer.Members(list).Select(member => member.Text(name));
}
