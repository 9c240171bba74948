using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>
/// What the sweeps of one account came to together: an account that is swept again, because something failed in passing, has done
/// already what the first sweep did.
/// </summary>
internal sealed class CoverageRecord
{
    private readonly Dictionary<PrincipalArn, CoverageResult> _results = [];
    private readonly HashSet<PrincipalArn> _seen = [];

    /// <summary>What was done about the policy, in any of the sweeps.</summary>
    public DenyRepair Policy { get; private set; }

    public IReadOnlyList<CoverageResult> Results => [.. _results.Values];

    /// <summary>How many sweeps have begun.</summary>
    public int Sweeps { get; private set; }

    /// <summary>Another sweep begins.</summary>
    public void Begin()
    {
        Sweeps++;
        _seen.Clear();
    }

    /// <summary>The policy was looked at.</summary>
    public void Tell(DenyFinding deny)
    {
        if (Policy == DenyRepair.None) Policy = deny.Repair;
    }

    /// <summary>A user or role was dealt with.</summary>
    public void Tell(CoverageResult result)
    {
        _seen.Add(result.Arn);
        if (!(_results.TryGetValue(result.Arn, out var before) && IsKept(before, result))) _results[result.Arn] = result;
    }

    /// <summary>A sweep has ended.</summary>
    public void Tell(SweepReport report)
    {
        if (report.EndedBy is not null) return;
        foreach (var (arn, result) in _results.ToList())
            if (result.State == CoverageState.Failed && !_seen.Contains(arn))
                _results[arn] = result with { State = CoverageState.Gone, Failure = null };
    }

    private static bool IsKept(CoverageResult before, CoverageResult now) =>
        (before.State == CoverageState.NewlyCovered && now.State == CoverageState.Covered)
        || (before.IsReleased && now.State == CoverageState.Exempt);
}
