using System.Net.Http.Headers;
using Amazon.Runtime;
using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace StandIns.Tests.Emulation;

/// <summary>An emulator that checks signatures and permissions, with one user who may do everything that the policy names.</summary>
public sealed class GuardedEmulator : IAsyncLifetime
{
    public const string Region = "eu-west-1", Role = "builder+=,.@-_", User = "dev+=,.@-_";
    private static readonly AwsPlace Home = new(AwsPlace.DefaultAccount, Region);
    private Emulator? _emulator;

    public Uri Address => _emulator!.Address;

    public string AccessKey { get; private set; } = "";

    public string Secret { get; private set; } = "";

    public AWSCredentials Credentials => new BasicAWSCredentials(AccessKey, Secret);

    public async Task InitializeAsync()
    {
        _emulator = await Emulator.StartAsync();
        using var wire = new AwsWire(Address);
        await SeedAsync(wire);
        // From here on every call must be signed by someone who may make it.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var on = new StringContent("0", new MediaTypeHeaderValue("text/plain"));
        using var answer = await http.PostAsync(new Uri(Address, "moto-api/reset-auth"), on);
        answer.EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync() => await _emulator!.DisposeAsync();

    private async Task SeedAsync(AwsWire wire)
    {
        var seeder = new Seeder(wire);
        await seeder.Organization.CreateAsync();
        foreach (var name in (string[])["a", "b", "c"]) await seeder.Organization.CreateAccountAsync(name);
        foreach (var table in (string[])["Orders", "Scratch", "Temp"]) await seeder.Tables.CreateAsync(Home, table, items: 0);
        await seeder.Tables.TagAsync(Home, "Orders", "backup", "yes");
        await seeder.Tables.TagAsync(Home, "Scratch", "backup", "no");
        await seeder.Tables.TagAsync(Home, "Temp", "backup", "no");
        await IamAsync(wire, "CreateUser", ("UserName", User));
        await IamAsync(
            wire, "CreateRole", ("RoleName", Role),
            ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await CreateUserAsync(wire);
    }

    private async Task CreateUserAsync(AwsWire wire)
    {
        await IamAsync(wire, "CreateUser", ("UserName", "reader"));
        // The emulator calls tag:GetResources by its signing name.
        await IamAsync(
            wire, "PutUserPolicy", ("UserName", "reader"), ("PolicyName", "read"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["organizations:DescribeAccount","organizations:ListAccounts","tagging:GetResources"],"Resource":"*"}]}"""));
        await IamAsync(
            wire, "PutUserPolicy", ("UserName", "reader"), ("PolicyName", "protect"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:*Policy","iam:*Version*","iam:GetUser","iam:GetRole","iam:GetAccount*","iam:CreateRole","iam:DeleteRole"],"Resource":"*"},{"Effect":"Deny","Action":"iam:GetRolePolicy","Resource":"*"}]}"""));
        var key = await IamAsync(wire, "CreateAccessKey", ("UserName", "reader"));
        string Text(string name) => key.Descendants().First(element => element.Name.LocalName == name).Value;
        (AccessKey, Secret) = (Text("AccessKeyId"), Text("SecretAccessKey"));
    }

    private static Task<System.Xml.Linq.XElement> IamAsync(AwsWire wire, string action, params (string Name, string Value)[] input) =>
        wire.CallAsync(QueryService.Iam, action, input.ToDictionary(field => field.Name, field => field.Value), Home);
}
