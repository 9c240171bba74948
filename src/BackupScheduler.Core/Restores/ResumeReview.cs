using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>What is done about the name that is to be restored to.</summary>
public abstract record ResumeDecision
{
    /// <summary>Nobody has the name.</summary>
    public sealed record Begin : ResumeDecision;

    /// <summary>It is this very restore, interrupted.</summary>
    /// <param name="Stage">What is done.</param>
    public sealed record Continue(RestoreStage Stage) : ResumeDecision;

    /// <summary>An existing, empty table that was named on purpose.</summary>
    public sealed record Fill : ResumeDecision;

    /// <summary>Nothing may be done.</summary>
    /// <param name="Line">Why.</param>
    public sealed record Refuse(string Line) : ResumeDecision;
}

/// <summary>What is known before a restore begins.</summary>
/// <param name="Found">The table of the target's name; null for none.</param>
/// <param name="ImportToken">The token of the import that made it; null for none.</param>
/// <param name="HasItems">Whether there is any item in it; asked only where that matters.</param>
/// <param name="Resume">Whether an interrupted restore is to go on.</param>
public sealed record ResumeFacts(TargetTable? Found, string? ImportToken, bool HasItems, bool Resume);

/// <summary>The pure decision whether a restore begins, goes on, or is refused. No table but this restore's own is ever changed.</summary>
public static class ResumeReview
{
    /// <summary>Tokens that are tried for one plan: a used one would be answered with the import that it once began.</summary>
    public const int MostTokens = 10;

    /// <summary>Decides.</summary>
    public static ResumeDecision Decide(RestorePlan plan, ResumeFacts facts)
    {
        if (facts.Found is not { } found)
        {
            return plan is VaultRestorePlan { IsIntoExisting: true }
                ? new ResumeDecision.Refuse($"--into-existing: there is no table {plan.Target.Table} in {plan.Target.Scope}; without it the table is made")
                : new ResumeDecision.Begin();
        }

        if (found.Tags.TryGetValue(RestoreTags.Fingerprint, out var fingerprint)) return OfTagged(plan, found, fingerprint, facts.Resume);
        if (facts.Resume) return IsMadeBy(plan, found, facts.ImportToken) ? new ResumeDecision.Continue(RestoreStage.None) : NotOurs(plan);
        return plan is VaultRestorePlan { IsIntoExisting: true } vault ? IntoExisting(vault, found, facts.HasItems) : Taken(plan, found, facts.ImportToken);
    }

    /// <summary>Whether the table, not tagged yet, came out of this restore's own call.</summary>
    public static bool IsMadeBy(RestorePlan plan, TargetTable found, string? importToken) => plan switch
    {
        BackupRestorePlan backup => found.RestoredFrom == backup.Backup.Arn,
        _ => importToken is not null && Enumerable.Range(0, MostTokens).Any(number => RestoreFingerprint.Token(plan, number) == importToken),
    };

    private static ResumeDecision OfTagged(RestorePlan plan, TargetTable found, string fingerprint, bool resume)
    {
        if (!resume)
            return new ResumeDecision.Refuse($"table {plan.Target.Table} in {plan.Target.Scope} is a restore that was interrupted: --resume goes on with it");
        if (fingerprint != plan.Fingerprint)
            return new ResumeDecision.Refuse(
                $"--resume: table {plan.Target.Table} is another restore's ({fingerprint}), this one is {plan.Fingerprint}: give the same time, source and target as then, or another name");
        return RestoreStage.TryParse(found.Tags.GetValueOrDefault(RestoreTags.Stage), out var stage)
            ? new ResumeDecision.Continue(stage)
            : new ResumeDecision.Continue(RestoreStage.None);
    }

    private static ResumeDecision IntoExisting(VaultRestorePlan plan, TargetTable found, bool hasItems)
    {
        if (hasItems) return new ResumeDecision.Refuse($"--into-existing: table {plan.Target.Table} in {plan.Target.Scope} is not empty, and nothing is ever written over");
        return KeySchema.Difference(found.Keys, found.AttributeTypes, plan.Shape) is { } difference
            ? new ResumeDecision.Refuse($"--into-existing: the key of table {plan.Target.Table} is another: {difference}")
            : new ResumeDecision.Fill();
    }

    private static ResumeDecision.Refuse NotOurs(RestorePlan plan) =>
        new($"--resume: table {plan.Target.Table} in {plan.Target.Scope} was not made by this restore, and is left alone");

    private static ResumeDecision.Refuse Taken(RestorePlan plan, TargetTable found, string? importToken) => new(
        $"--to: there is a table {plan.Target.Table} in {plan.Target.Scope} already, and an existing table is never touched"
        + (IsMadeBy(plan, found, importToken) ? "; if it is this restore, interrupted, --resume goes on with it" : ""));
}
