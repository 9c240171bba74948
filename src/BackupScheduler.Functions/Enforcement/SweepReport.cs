using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>What a sweep found and did in one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Deny">Its managed deny policy.</param>
/// <param name="Results">Every user and role that was looked at.</param>
public sealed record SweepReport(AccountId Account, DenyFinding Deny, IReadOnlyList<CoverageResult> Results)
{
    /// <summary>Why the sweep ended before its last principal; null where it looked at all.</summary>
    public ServiceFailureException? EndedBy { get; init; }

    /// <summary>Whether no further try follows by itself: every principal was dealt with, or what failed is a letter.</summary>
    public bool IsLast => Failure is null or { Kind: FailureKind.AccessDenied };

    /// <summary>How many principals stand so.</summary>
    public int Count(CoverageState state) => Results.Count(result => result.State == state);

    /// <summary>
    /// What the whole must fail with, so that it is tried again or shown: the first failure that may pass, else the denials in one;
    /// null where every principal was dealt with.
    /// </summary>
    public ServiceFailureException? Failure
    {
        get
        {
            if (EndedBy is { } end) return end;
            var failures = Results.Where(result => result.Failure is not null).ToList();
            return failures.FirstOrDefault(result => result.Failure!.Kind != FailureKind.AccessDenied)?.Failure ?? Denied(failures);
        }
    }

    private static ServiceFailureException? Denied(List<CoverageResult> failures)
    {
        if (failures.Count == 0) return null;
        var first = failures[0].Failure!;
        var whom = failures.Count == 1 ? $"{failures[0].Arn}" : $"{failures.Count} users and roles, the first of them {failures[0].Arn}";
        return new ServiceFailureException(first.Kind, first.Code, $"{whom}: {first.Message}", first);
    }
}
