using BackupScheduler.Functions.Settings;
using BackupScheduler.Fuzz.Running;
using BackupScheduler.Fuzz.Targets;

namespace BackupScheduler.Fuzz;

/// <summary>Everything that takes untrusted input.</summary>
public static class FuzzTargets
{
    /// <summary>All of them, made anew.</summary>
    public static IReadOnlyList<IFuzzTarget> All() =>
    [
        new ItemTarget(),
        new BatchTarget(FunctionName.Worker, namesReviewer: true),
        new BatchTarget(FunctionName.Worker, namesReviewer: false),
        new BatchTarget(FunctionName.ScheduleTables, namesReviewer: true),
        new BatchTarget(FunctionName.PolicyEnforcer, namesReviewer: true),
        new SettingsTarget(),
        new ScheduleTarget(),
        new PatternTarget(),
        new PolicyTarget(),
        new VaultTarget(),
        new DataFileTarget(),
        new LetterTarget(),
        new JournalTarget(),
        new RuntimeTarget(),
    ];
}
