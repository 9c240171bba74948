namespace BackupScheduler.Core.Vault;

/// <summary>The pure judgement whether the bucket's rules keep the copies for as long as they need each other.</summary>
public static class VaultRulesReview
{
    private const string AsTemplate = "set it as cloudformation/vault.yaml does";

    /// <summary>What is wrong; empty where the rules are right.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="fullEveryDays">After how many days the next full copy is due.</param>
    public static IReadOnlyList<VaultFinding> Judge(string bucket, VaultRules rules, int fullEveryDays)
    {
        var found = new List<VaultFinding>();
        void Add(VaultFindingKind kind, string what, string remedy) => found.Add(new VaultFinding(kind, bucket, what, remedy));

        JudgeVersioning(rules.Versioning, Add);
        JudgeLock(rules.Lock, fullEveryDays, Add);
        JudgeExpiry(rules.Expiry, rules.Lock.Value?.Default?.Days ?? 0, fullEveryDays, Add);
        return found;
    }

    private static void JudgeVersioning(RuleReading<string> versioning, Action<VaultFindingKind, string, string> add)
    {
        if (!versioning.IsRead) add(VaultFindingKind.RuleNotRead, $"versioning could not be read: {versioning.Refusal}", "allow s3:GetBucketVersioning");
        else if (versioning.Value != "Enabled") add(VaultFindingKind.NotVersioned, $"versioning is {versioning.Value ?? "Off"}: an overwritten copy is lost", AsTemplate);
    }

    private static void JudgeLock(RuleReading<BucketLock> read, int fullEveryDays, Action<VaultFindingKind, string, string> add)
    {
        if (!read.IsRead)
            add(VaultFindingKind.RuleNotRead, $"Object Lock could not be read: {read.Refusal}", "allow s3:GetBucketObjectLockConfiguration");
        else if (read.Value is not { } found)
            add(VaultFindingKind.NotLocked, "Object Lock is off: whoever may delete objects may delete copies", AsTemplate);
        else if (found.Default is not { } given)
            add(VaultFindingKind.NoDefaultRetention, "there is no default retention: new copies are not locked", $"{AsTemplate}; right for a staging bucket alone, which is replicated into a locked one");
        else if (given.Days <= fullEveryDays)
        {
            add(
                VaultFindingKind.LockTooShort, $"objects are locked for {given.Days} days and a full copy is made every {fullEveryDays}: its lock ends before those of the windows that need it",
                $"LockDays above {fullEveryDays}, or a smaller VAULT_FULL_EVERY_DAYS");
        }
    }

    // A full copy is needed by the last window before the next one, and for as long as that is locked.
    private static void JudgeExpiry(
        RuleReading<IReadOnlyList<ExpiryRule>> read, int lockDays, int fullEveryDays, Action<VaultFindingKind, string, string> add)
    {
        if (!read.IsRead) add(VaultFindingKind.RuleNotRead, $"lifecycle rules could not be read: {read.Refusal}", "allow s3:GetLifecycleConfiguration");
        var least = lockDays + fullEveryDays;
        foreach (var rule in read.Value ?? [])
        {
            var of = $"lifecycle rule {Given.Show(rule.Id)}{(rule.Prefix.Length > 0 ? $" on keys {Given.Show(rule.Prefix)}" : "")}";
            if (rule.At is { } at)
                add(VaultFindingKind.ExpiryTooShort, $"{of} lets objects go at {at:u}, however new they are", $"{least} days or more instead of a date");
            else if (rule.Days < least)
                add(VaultFindingKind.ExpiryTooShort, $"{of} lets objects go after {rule.Days} days, windows may need a full copy for {least}", $"ExpireDays of {least} or more");
        }
    }
}
