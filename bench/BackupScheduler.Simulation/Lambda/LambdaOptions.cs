using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>How the functions are configured, their event sources apart; the defaults are those of the template.</summary>
public sealed record LambdaOptions
{
    /// <summary>Memory at which Lambda gives one whole processor.</summary>
    public const int MegabytesOfOneProcessor = 1769;

    /// <summary>Memory of <c>ScheduleAccounts</c>, in MB.</summary>
    public int ScheduleAccountsMemory { get; init; } = 128;

    /// <summary>Memory of <c>ScheduleTables</c>, in MB.</summary>
    public int ScheduleTablesMemory { get; init; } = 128;

    /// <summary>Memory of <c>Worker</c>, in MB.</summary>
    public int WorkerMemory { get; init; } = 128;

    /// <summary>The timeout of <c>ScheduleAccounts</c>, which no queue feeds.</summary>
    public TimeSpan ScheduleAccountsTimeout { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary>Invocations in work at once, of all functions of the account: Lambda's quota unless raised.</summary>
    public int AccountConcurrency { get; init; } = 1000;

    /// <summary>The same memory for every function, in MB.</summary>
    public LambdaOptions WithMemory(int memory) => this with { ScheduleAccountsMemory = memory, ScheduleTablesMemory = memory, WorkerMemory = memory };

    /// <summary>A function's memory, in MB.</summary>
    public int MemoryOf(FunctionName function) => function switch
    {
        FunctionName.ScheduleAccounts => ScheduleAccountsMemory,
        FunctionName.ScheduleTables => ScheduleTablesMemory,
        FunctionName.Worker => WorkerMemory,
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "is not simulated with its memory"),
    };

    /// <summary>The share of a processor that memory brings. One invocation is one thread: beyond a whole one nothing is gained.</summary>
    public static double ProcessorsOf(int memory) => Math.Min(1, (double)memory / MegabytesOfOneProcessor);
}
