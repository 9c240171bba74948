using System.Diagnostics;
using System.Text.Json;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Protect;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Cli.Unprotect;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Enforcement;

/// <summary><c>protect</c> and <c>unprotect</c> against an emulated organization, read back by a reader of its own.</summary>
[Collection(RunCollection.Name)]
public sealed class EmulatedOrganizationTests(RunWorld world) : IAsyncLifetime
{
    private static readonly string[] s_reads = ["Get", "List", "Describe", "AssumeRole"];
    private string _team = "";

    private string DenyArn => $"arn:aws:iam::{_team}:policy/{DenyPolicy.DefaultName}";

    public async Task InitializeAsync()
    {
        world.World.Proxy.Canned.Clear();
        var seeder = world.World.Seeder;
        await seeder.ResetAsync();
        await seeder.Organization.CreateAsync();
        _team = await seeder.Organization.CreateAccountAsync("team");
        await seeder.Principals.CreateUserAsync(_team, "alice+=,.@-_b", "/people/");
        await seeder.Principals.CreateRoleAsync(_team, "Deployer", "/team/");
        await seeder.Principals.CreateRoleAsync(_team, "BackupWorker", "/backup-scheduler/");
        await seeder.Principals.CreateIdentityCenterRoleAsync(_team, "Developers");
        world.Calls.Clear();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_dry_run_only_reads()
    {
        var outcome = await RunAsync(new ProtectOptions { DryRun = true });

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains($"  arn:aws:iam::{_team}:role/team/Deployer\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"  arn:aws:iam::{_team}:user/people/alice+=,.@-_b\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, Writes());
    }

    [Fact]
    public async Task It_covers_whom_it_can_once_and_for_all_and_unprotect_takes_it_off_again()
    {
        var first = await RunAsync(new ProtectOptions { AcceptProtected = true });
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(
            ["Deployer", "OrganizationAccountAccessRole", "alice+=,.@-_b"],
            (await DeniedAsync()).Order(StringComparer.Ordinal));
        Assert.True(DenyPolicy.IsMeantBy((await world.World.Reader.PolicyAsync(_team, DenyArn))!.Document));

        world.Calls.Clear();
        var second = await RunAsync(new ProtectOptions());
        Assert.Equal((3, 0), (second.ExitCode, Writes()));

        var refused = await RunAsync(new UnprotectOptions { Yes = true });
        Assert.Equal((2, 0), (refused.ExitCode, Writes()));
        Assert.Contains("it would be undone", refused.Error, StringComparison.Ordinal);

        var removed = await RunAsync(new UnprotectOptions { Yes = true }, ("ENFORCEMENT", "off"));
        Assert.True(removed.ExitCode == 0, removed.ToString());
        Assert.Empty(await DeniedAsync());
        Assert.Null(await world.World.Reader.PolicyAsync(_team, DenyArn));
    }

    [Fact]
    public async Task One_principal_is_freed_so_that_another_tool_can_delete_it_and_covered_again_by_the_next_sweep()
    {
        Assert.Equal(3, (await RunAsync(new ProtectOptions())).ExitCode);
        Assert.True(PrincipalArn.TryParse($"arn:aws:iam::{_team}:role/team/Deployer", out var deployer));
        var outcome = await RunAsync(new UnprotectOptions { Principal = deployer, Yes = true });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.StartsWith($"the deny was taken off {deployer}: it was attached\ntemporary:", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Deployer", await DeniedAsync());
        await RunAsync(new ProtectOptions());
        Assert.Contains("Deployer", await DeniedAsync());
    }

    [Fact]
    public async Task A_policy_that_a_group_has_too_is_told()
    {
        Assert.Equal(3, (await RunAsync(new ProtectOptions())).ExitCode);
        var place = new AwsPlace(_team, "us-east-1");
        await world.World.Direct.CallAsync(QueryService.Iam, "CreateGroup", new Dictionary<string, string> { ["GroupName"] = "people" }, place);
        await world.World.Direct.CallAsync(
            QueryService.Iam, "AttachGroupPolicy", new Dictionary<string, string> { ["GroupName"] = "people", ["PolicyArn"] = DenyArn }, place);
        var outcome = await RunAsync(new UnprotectOptions { Yes = true }, ("ENFORCEMENT", "off"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{_team}: policy {DenyPolicy.DefaultName} is still attached, to a group", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(await DeniedAsync());
    }

    [Fact]
    public async Task An_account_that_cannot_be_entered_is_shown_and_the_others_are_covered()
    {
        world.World.Proxy.Canned.Respond(
            new CallMatch("sts", "AssumeRole"),
            call => System.Text.Encoding.UTF8.GetString(call.Body).Contains(RunWorld.Home.Account, StringComparison.Ordinal)
                ? AwsError.Of(call, 403, "AccessDenied", "you may\nnot")
                : null);
        var outcome = await RunAsync(new ProtectOptions { AcceptProtected = true });

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{RunWorld.Home.Account}: AssumeRoleFailed: arn:aws:iam::{RunWorld.Home.Account}:role/backup-scheduler/PolicyEnforcer", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await DeniedAsync()).Count);
    }

    [Fact]
    public async Task As_a_user_starts_it_only_json_is_on_the_output()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "backup-scheduler.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, "protect", "--dry-run", "--json", "--account", _team])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in new[]
        {
            ("AWS_ENDPOINT_URL", world.World.Proxy.Address.ToString()), ("AWS_REGION", "us-east-1"), ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"), ("AWS_EC2_METADATA_DISABLED", "true"),
        })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        Assert.True(process.ExitCode == 3, await error);
        using var document = JsonDocument.Parse(await output);
        var account = Assert.Single(document.RootElement.GetProperty("accounts").EnumerateArray());
        Assert.Equal((_team, "created"), (account.GetProperty("account").GetString(), account.GetProperty("policy").GetString()));
        Assert.Equal(0, Writes());
    }

    // IAM's own calls; what the proxy asks for itself is not in the log.
    private int Writes() => world.Calls.CountsByOperation()
        .Where(call => call.Key.StartsWith("iam:", StringComparison.Ordinal) && !s_reads.Any(read => call.Key.StartsWith($"iam:{read}", StringComparison.Ordinal)))
        .Sum(call => call.Value);

    private async Task<IReadOnlyList<string>> DeniedAsync() =>
        [.. (await world.World.Reader.PrincipalsAsync(_team)).Where(principal => principal.Attached.Contains(DenyArn)).Select(principal => principal.Name)];

    private Task<RunOutcome> RunAsync(ProtectOptions options, params (string Name, string Value)[] variables) =>
        RunAsync(options, variables, (setup, terminal) => Protecting.RunAsync(options, setup, setup.World(), terminal, CancellationToken.None));

    private Task<RunOutcome> RunAsync(UnprotectOptions options, params (string Name, string Value)[] variables) =>
        RunAsync(options, variables, (setup, terminal) => Unprotecting.RunAsync(options, setup, setup.World(), terminal, CancellationToken.None));

    private async Task<RunOutcome> RunAsync(
        EnforcementOptions options, (string Name, string Value)[] variables, Func<EnforcementSetup, Terminal, Task<int>> run)
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = DemoWorld.HomeRegion, ["IAM_WRITE_RATE"] = "1000" };
        foreach (var (name, value) in variables) environment[name] = value;
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            var setup = EnforcementSetup.Read(options, environment) with { Aws = AwsOptions.ForEmulator(world.World.Proxy.Address, DemoWorld.HomeRegion) };
            exitCode = await run(setup, new Terminal(output, error));
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, isInterrupted: false);
        }

        return new RunOutcome(exitCode, output.ToString(), error.ToString());
    }
}
