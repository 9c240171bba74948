using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>What the removals in one account came to together: a second one finds off what the first has taken off.</summary>
internal sealed class RemovalRecord
{
    private readonly Dictionary<PrincipalArn, RemovalResult> _results = [];
    private readonly HashSet<PrincipalArn> _seen = [];

    /// <summary>The managed policy; null before a removal has come to it.</summary>
    public PolicyRemoval? Policy { get; private set; }

    public IReadOnlyList<RemovalResult> Results => [.. _results.Values];

    /// <summary>Another removal begins.</summary>
    public void Begin() => _seen.Clear();

    /// <summary>A user or role was dealt with.</summary>
    public void Tell(RemovalResult result)
    {
        _seen.Add(result.Arn);
        var isKept = result.State == RemovalState.Without && _results.TryGetValue(result.Arn, out var before) && before.State == RemovalState.Removed;
        if (!isKept) _results[result.Arn] = result;
    }

    /// <summary>A removal has ended.</summary>
    public void Tell(RemovalReport report)
    {
        if (!(Policy == PolicyRemoval.Removed && report.Policy == PolicyRemoval.Absent)) Policy = report.Policy;
        if (report.EndedBy is not null) return;
        // Gone meanwhile, and its attachments with it.
        foreach (var (arn, result) in _results.ToList())
            if (result.State == RemovalState.Failed && !_seen.Contains(arn))
                _results[arn] = result with { State = RemovalState.Removed, Failure = null };
    }
}
