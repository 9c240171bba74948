using System.CommandLine;
using BackupScheduler.Bench;
using BackupScheduler.Bench.Compare;
using BackupScheduler.Bench.Enforcement;
using BackupScheduler.Bench.Fuzz;
using BackupScheduler.Bench.Replay;
using BackupScheduler.Bench.Results;
using BackupScheduler.Bench.Simulate;

var root = new RootCommand("Measures the service: simulations of an organization on virtual time, and what they are worth.")
{
    SimulateCommand.Create(),
    SimulateEnforcementCommand.Create(),
    CompareCommand.Create(),
    ReplayCommand.Create(),
    FuzzCommand.Create(),
    ResultsCommand.Create(),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? BadUsage.Explain(parsed) : await parsed.InvokeAsync();
