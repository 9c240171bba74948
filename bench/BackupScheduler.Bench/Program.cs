using System.CommandLine;
using BackupScheduler.Bench;
using BackupScheduler.Bench.Calls;
using BackupScheduler.Bench.Cold;
using BackupScheduler.Bench.Compare;
using BackupScheduler.Bench.Costs;
using BackupScheduler.Bench.Enforcement;
using BackupScheduler.Bench.Memory;
using BackupScheduler.Bench.Micro;
using BackupScheduler.Bench.Fuzz;
using BackupScheduler.Bench.Replay;
using BackupScheduler.Bench.Results;
using BackupScheduler.Bench.Simulate;
using BackupScheduler.Bench.Throughput;

var root = new RootCommand("Measures the service: simulations of an organization on virtual time, and what they are worth.")
{
    CallsCommand.Create(),
    SimulateCommand.Create(),
    SimulateEnforcementCommand.Create(),
    SimulateCostCommand.Create(),
    CompareCommand.Create(),
    ThroughputCommand.Create(),
    MemoryCommand.Create(),
    MicroCommand.Create(),
    ReplayCommand.Create(),
    ColdCommand.Create(),
    FuzzCommand.Create(),
    ResultsCommand.Create(),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? BadUsage.Explain(parsed) : await parsed.InvokeAsync();
