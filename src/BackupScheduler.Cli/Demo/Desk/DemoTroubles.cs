using BackupScheduler.Aws;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.Core.Runs;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Cli.Demo.Desk;

/// <summary>
/// One more run that goes wrong in an ordinary way, so that the console has something to show: an account whose member roles cannot be assumed,
/// with a new user there who is not denied anything; a table whose backup is refused; a message that nobody can read. What was in the way is
/// then put right, so that a redrive helps.
/// </summary>
internal sealed class DemoTroubles
{
    /// <summary>The table that is made before the run and whose backup is refused.</summary>
    public const string Table = "Payments";

    /// <summary>The user who is made where no policy can be attached.</summary>
    public const string User = "carol";

    private readonly FaultInjection _faults;
    private string _closed = "";

    public DemoTroubles() => _faults = new FaultInjection(
        1,
        new FaultRule(FaultKind.Refuse, new CallMatch("sts", "AssumeRole")) { Where = call => call.Form["RoleArn"].Contains($"::{_closed}:", StringComparison.Ordinal) },
        new FaultRule(FaultKind.Refuse, new CallMatch("dynamodb", "CreateBackup")) { Where = call => (string?)call.Input["TableName"] == Table })
    {
        IsOn = false,
    };

    /// <summary>For the proxy; off until the run.</summary>
    public IProxyBehaviour Faults => _faults;

    /// <summary>Has the run, and puts right what made it fail; what it gave up lies in the dead-letter queue.</summary>
    public async Task RunAsync(DemoWorld world, DemoSeed seed, DemoDeployment deployment, InProcessService service, DemoProgress progress, CancellationToken cancellation)
    {
        // Not the management account, and not that of the vault, which has no tables.
        _closed = seed.Accounts[^2];
        var place = DemoWorld.Home with { Account = seed.Accounts[0] };
        await world.Seeder.Tables.CreateAsync(place, Table, items: 1, cancellation: cancellation);
        await world.Seeder.Queues.SendAsync(DemoWorld.Home, deployment.Queue("TABLE_QUEUE_URL"), """{"version":1,"kind":"BackUpTable","run":"yesterday"}""", cancellation: cancellation);
        await world.Seeder.Principals.CreateUserAsync(_closed, User, "/people/", cancellation);
        progress.Report($"for the console one more run, which goes wrong: the roles of account {_closed} cannot be assumed, where user {User} is new, the backup of the new table {Table} is refused, and one message is unreadable");
        _faults.IsOn = true;
        var run = RunId.At(TimeProvider.System.GetUtcNow());
        await service.RunAsync(deployment.Service.Schedule.EventAt(run.Time), progress.Queues("the run that goes wrong"), cancellation);
        _faults.IsOn = false;
        progress.Report("what made it fail is put right: whatever is redriven now is done");
    }
}
