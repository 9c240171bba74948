using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Status;

/// <summary>How the whole organization stands at a time: what the desk's commands, report and console show.</summary>
/// <param name="At">The time of the look, in UTC.</param>
/// <param name="Rules">What was expected.</param>
/// <param name="Accounts">Every active account, the worst first.</param>
public sealed record OrganizationStatus(DateTimeOffset At, StatusRules Rules, IReadOnlyList<AccountStatus> Accounts)
{
    /// <summary>The dead letters; null where they could not be read, or nobody asked.</summary>
    public IReadOnlyList<LetterGroup>? Letters { get; init; }

    /// <summary>Why the dead letters could not be read; null where they were, or nobody asked.</summary>
    public StatusFailure? LettersFailure { get; init; }

    /// <summary>Why the vault could not be read; null where it was, or there is none, or nobody asked.</summary>
    public StatusFailure? VaultFailure { get; init; }

    /// <summary>Whether accounts or Regions were left out of the look by whoever asked.</summary>
    public bool IsPart { get; init; }

    /// <summary>What is wrong, the worst first; empty means healthy.</summary>
    public IReadOnlyList<StatusProblem> Problems { get; init; } = [];

    /// <summary>Whether every selected table is protected and nothing else is wrong.</summary>
    public bool IsHealthy => Problems.Count == 0;

    /// <summary>Every table of every account.</summary>
    public IEnumerable<TableStatus> Tables => Accounts.SelectMany(account => account.Tables);

    /// <summary>The same with the dead letters, and judged anew.</summary>
    /// <param name="letters">The letters; null where they could not be read.</param>
    /// <param name="failure">Why they could not be read; null where they were.</param>
    public OrganizationStatus WithLetters(IReadOnlyList<LetterGroup>? letters, StatusFailure? failure = null)
    {
        var all = this with { Letters = letters, LettersFailure = failure };
        return all with { Problems = StatusProblems.Of(all) };
    }

    /// <summary>All costs together.</summary>
    public MonthlyCost Cost => Accounts.Aggregate(default(MonthlyCost), (sum, account) => sum + (account.Cost ?? default));
}

/// <summary>What a look expects.</summary>
/// <param name="Schedule">The schedule's expression.</param>
/// <param name="Rpo">The oldest that a selected table's newest backup may be.</param>
/// <param name="CopyRpo">The oldest that a selected table's newest restorable time in the vault may be; null without a vault.</param>
/// <param name="Retention">The retention, as its own text.</param>
/// <param name="Regions">REGIONS.</param>
public sealed record StatusRules(Schedule Schedule, TimeSpan Rpo, TimeSpan? CopyRpo, string Retention, IReadOnlyList<Accounts.Region> Regions);

/// <summary>One thing that is wrong.</summary>
/// <param name="Severity">How bad.</param>
/// <param name="What">One line for people: what, where, how many.</param>
/// <param name="Remedy">One line: what to do.</param>
public sealed record StatusProblem(ProblemSeverity Severity, string What, string Remedy);

/// <summary>How bad a problem is; a later value is worse.</summary>
public enum ProblemSeverity
{
    /// <summary>To be looked at: something that is not backed up on purpose of nobody, such as tables outside REGIONS.</summary>
    Notice,

    /// <summary>Protection is weaker than it should be.</summary>
    Warning,

    /// <summary>Data may be lost, or it cannot be told whether it may.</summary>
    Critical,
}
