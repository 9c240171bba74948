using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Cli.VerifyAws;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.VerifyAws;

/// <summary>Runs <c>verify-aws</c> against the emulator, and reads what is left of it.</summary>
public abstract class VerifyDriver : IAsyncLifetime
{
    protected const string Stem = "backup-scheduler-verify";

    private protected VerifyDriver(RunWorld world) => World = world;

    private protected RunWorld World { get; }

    private protected static AwsPlace Home => DemoWorld.Home;

    private protected Pace Pace { get; set; } = new()
    {
        Look = TimeSpan.FromMilliseconds(20),
        SlowLook = TimeSpan.FromMilliseconds(50),
        Removal = TimeSpan.FromSeconds(5),
        Usual = TimeSpan.FromSeconds(30),
    };

    public async Task InitializeAsync()
    {
        World.World.Proxy.Canned.Clear();
        await World.World.Seeder.ResetAsync();
        World.Calls.Clear();
    }

    public Task DisposeAsync()
    {
        World.World.Proxy.Canned.Clear();
        return Task.CompletedTask;
    }

    private protected async Task<RunOutcome> VerifyAsync(
        VerifyOptions options, TextReader? answers = null, CancellationToken cancellation = default)
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = DemoWorld.HomeRegion };
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            var setup = VerifySetup.Read(options, environment) with { Aws = AwsOptions.ForEmulator(World.World.Proxy.Address, DemoWorld.HomeRegion) };
            var world = await setup.WorldAsync(cancellation) with { Pace = Pace };
            exitCode = await Verifying.RunAsync(setup, world, new Terminal(output, error, answers), cancellation);
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, cancellation.IsCancellationRequested);
        }

        return new RunOutcome(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Lets calls of an operation pass until the given one, which the answer takes the place of.</summary>
    private protected void Respond(string operation, int number, Func<ProxyCall, ProxyAnswer?> answer, int times = int.MaxValue)
    {
        var seen = 0;
        World.World.Proxy.Canned.Respond(new CallMatch(Operation: operation), call => ++seen < number ? null : answer(call), times);
    }

    /// <summary>What there is of ours in an account: tables, backups, roles and policies.</summary>
    private protected async Task<IReadOnlyList<string>> LeftAsync(AwsPlace place)
    {
        var left = new List<string>(await World.World.Reader.TablesAsync(place));
        left.AddRange((await World.World.Reader.BackupsAsync(place)).Select(backup => backup.Arn));
        left.AddRange((await World.World.Reader.PrincipalsAsync(place.Account)).Where(principal => principal.Path == $"/{Stem}/").Select(principal => principal.Arn));
        var policies = await World.World.Direct.CallAsync(QueryService.Iam, "ListPolicies", new Dictionary<string, string> { ["Scope"] = "Local" }, place);
        left.AddRange(policies.Descendants().Where(element => element.Name.LocalName == "Arn").Select(arn => arn.Value).Where(arn => arn.Contains(Stem, StringComparison.Ordinal)));
        return left;
    }
}
