namespace BackupScheduler.Core.Enforcement;

/// <summary>What a sweep finds of the managed deny policy.</summary>
public enum PolicyCondition
{
    /// <summary>The right document is in force.</summary>
    Right,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Another document is in force.</summary>
    Altered,
}

/// <summary>How an altered policy is put right. A policy has at most five versions (IAM user guide, "IAM quotas").</summary>
/// <param name="Candidate">A version that may hold the right document already: to be read, and put in force if it does; null for none.</param>
/// <param name="ToDelete">A version to delete first, so that there is room for a new one; null where there is room.</param>
public sealed record PolicyRepairPlan(string? Candidate, string? ToDelete);

/// <summary>Decides about the managed deny policy: at most five calls, whatever was done to it.</summary>
public static class PolicyRepair
{
    /// <summary>The versions that a managed policy can have.</summary>
    public const int MostVersions = 5;

    /// <summary>Judges what is in force.</summary>
    public static PolicyCondition Judge(ManagedPolicy? policy) => policy switch
    {
        null => PolicyCondition.Missing,
        { Document: var document } when DenyPolicy.IsMeantBy(document) => PolicyCondition.Right,
        _ => PolicyCondition.Altered,
    };

    /// <summary>Plans the repair: back to the oldest version, most likely the one that we made; a new version where all five are taken.</summary>
    public static PolicyRepairPlan Plan(IReadOnlyList<ManagedPolicyVersion> versions)
    {
        var oldest = versions.Where(version => !version.IsDefault)
            .OrderBy(version => version.Created).ThenBy(version => version.Id, StringComparer.Ordinal).FirstOrDefault();
        return versions.Count < MostVersions ? new(oldest?.Id, null) : new(null, oldest?.Id);
    }
}
