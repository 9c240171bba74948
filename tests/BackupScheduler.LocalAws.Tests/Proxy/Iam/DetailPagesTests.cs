using System.Globalization;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.LocalAws.Tests.Proxy.Iam;

/// <summary>GetAccountAuthorizationDetails through the proxy.</summary>
[Collection(nameof(MotoServer))]
public sealed class DetailPagesTests(MotoServer moto)
{
    private static readonly string[] Lists = ["UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"];

    private readonly string _account = MotoServer.NewPlace().Account;

    [Fact]
    public async Task Fifteen_hundred_principals_come_in_pages_and_cost_the_emulator_one_call()
    {
        await moto.Seeder.Principals.CreateManyAsync(_account, "bulk", users: 700, roles: 800);
        var emulator = new Counted(moto.Wire);
        await using var counter = await AwsProxy.StartAsync(
            moto.Emulator.Address, new AwsProxyOptions { Behaviours = [emulator] });
        await using var proxy = await AwsProxy.StartAsync(counter.Address);
        using var wire = new AwsWire(proxy.Address);

        var pages = await PagesAsync(wire, ("MaxItems", "400"));

        Assert.Equal(["400 0 0 0", "300 0 100 0", "0 0 400 0", "0 0 300 0"], pages.Select(Shape));
        Assert.Equal(1500, pages.SelectMany(page => page.Values).SelectMany(list => list).DistinctBy(e => e.Text("Arn")).Count());
        Assert.Equal(1, emulator.Calls);
    }

    [Fact]
    public async Task Users_groups_roles_and_policies_follow_each_other_a_hundred_to_a_page()
    {
        await using var proxy = await SeedAsync();
        Assert.Equal(["100 0 0 0", "5 1 1 1"], (await PagesAsync(proxy.Wire)).Select(Shape));
        Assert.Equal(["105 1 1 1"], (await PagesAsync(proxy.Wire, ("MaxItems", "108"))).Select(Shape));
    }

    [Fact]
    public async Task A_filter_leaves_only_what_it_names()
    {
        await using var proxy = await SeedAsync();
        Assert.Equal(["0 0 1 0", "0 0 0 1"], (await PagesAsync(
            proxy.Wire, ("MaxItems", "1"), ("Filter.member.1", "Role"), ("Filter.member.2", "LocalManagedPolicy"))).Select(Shape));
    }

    [Theory]
    [InlineData("MaxItems", "0")]
    [InlineData("MaxItems", "1001")]
    [InlineData("MaxItems", "many")]
    [InlineData("Marker", "none")]
    [InlineData("Marker", "bm9uZSAw")]
    public async Task What_is_out_of_range_is_refused(string field, string value)
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        Assert.Equal("400 ValidationError", await proxy.OutcomeAsync(_account, "GetAccountAuthorizationDetails", (field, value)));
    }

    [Fact]
    public async Task A_marker_works_twice_and_on_what_was_there_at_first_but_not_elsewhere_and_not_for_ever()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var proxy = await SeedAsync(time);
        var marker = (await proxy.IamAsync(_account, "GetAccountAuthorizationDetails")).Text("Marker");
        Task<string> OutcomeAsync(string account) => proxy.OutcomeAsync(account, "GetAccountAuthorizationDetails", ("Marker", marker));
        await moto.Seeder.Principals.CreateUserAsync(_account, "late");

        var (once, again) = (await BehindAsync(), await BehindAsync());
        Assert.Equal("5 1 1 1", once);
        Assert.Equal(once, again);
        Assert.Equal("400 ValidationError", await OutcomeAsync(MotoServer.NewPlace().Account));
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("400 ValidationError", await OutcomeAsync(_account));

        async Task<string> BehindAsync() =>
            Shape(Read(await proxy.IamAsync(_account, "GetAccountAuthorizationDetails", ("Marker", marker))));
    }

    [Fact]
    public async Task Every_document_is_encoded_whatever_the_emulator_does()
    {
        await using var proxy = await IamFixture.StartAsync(moto);
        var arn = await proxy.Seeder.Principals.Policies.CreateAsync(_account, "Deny", IamFixture.Deny);
        await proxy.Seeder.Principals.CreateRoleAsync(_account, "Deployer");

        var details = await proxy.IamAsync(_account, "GetAccountAuthorizationDetails");
        var version = await proxy.IamAsync(_account, "GetPolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
        Assert.StartsWith("%7B%22Version%22%3A", details.Text("AssumeRolePolicyDocument"), StringComparison.Ordinal);
        Assert.Equal(Uri.EscapeDataString(IamFixture.Deny), version.Text("Document"));
        Assert.Equal(IamFixture.Deny, Uri.UnescapeDataString(details.Text("Document")));
    }

    private async Task<ProxyFixture> SeedAsync(TimeProvider? time = null)
    {
        await moto.Seeder.Principals.CreateManyAsync(_account, "bulk", users: 105, roles: 1);
        await moto.Seeder.Principals.Policies.CreateAsync(_account, "Deny", IamFixture.Deny);
        var proxy = await IamFixture.StartAsync(moto, time: time);
        await proxy.IamAsync(_account, "CreateGroup", ("GroupName", "people"));
        return proxy;
    }

    private async Task<List<Dictionary<string, List<XElement>>>> PagesAsync(AwsWire wire, params (string Name, string Value)[] fields)
    {
        var pages = new List<Dictionary<string, List<XElement>>>();
        var input = fields.ToDictionary(f => f.Name, f => f.Value);
        do
        {
            var page = await wire.CallAsync(
                QueryService.Iam, "GetAccountAuthorizationDetails", input, new AwsPlace(_account, "us-east-1"));
            pages.Add(Read(page));
            Assert.Equal(page.Text("IsTruncated") == "true", page.Text("Marker").Length > 0);
            input["Marker"] = page.Text("Marker");
        }
        while (input["Marker"].Length > 0);
        return pages;
    }

    private static Dictionary<string, List<XElement>> Read(XElement page) =>
        Lists.ToDictionary(list => list, list => page.Members(list).ToList());

    /// <summary>How many of each list.</summary>
    private static string Shape(Dictionary<string, List<XElement>> page) =>
        string.Join(' ', Lists.Select(list => page[list].Count.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The emulator's own answer, which has no pages.</summary>
    private sealed class Counted(AwsWire emulator) : IProxyBehaviour
    {
        public int Calls { get; private set; }

        public async Task HandleAsync(ProxyCall call, Func<Task> next)
        {
            Calls++;
            var answer = await emulator.CallAsync(
                QueryService.Iam, call.Operation, new Dictionary<string, string>(), new AwsPlace(call.Account, "us-east-1"));
            call.Answer = ProxyAnswer.Of(200, "text/xml", answer.ToString());
        }
    }
}
