using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Functions.Settings;

/// <summary>Reads what is configured about the vault.</summary>
internal static class VaultSettings
{
    private const string Bucket = "VAULT_BUCKET";
    private const string Account = "VAULT_ACCOUNT";
    private const string Key = "VAULT_KMS_KEY_ARN";
    private const string FullEvery = "VAULT_FULL_EVERY_DAYS";
    private const string Lock = "VAULT_LOCK_DAYS";
    private const string Place = "VAULT_REGION";
    private const string Recovery = "ENABLE_PITR";
    private const int RegionOfArn = 3;

    /// <summary>The rules; null where no vault is named.</summary>
    public static CopyRules? Read(VariableReader read, Region home)
    {
        if (!read.IsSet(Bucket))
        {
            foreach (var name in new[] { Account, Key, FullEvery, Lock, Place, Recovery }) read.Refuse(name, $"nothing without {Bucket}");
            return null;
        }

        var bucket = read.Text(Bucket, null, Formats.IsBucket, "the name of a bucket");
        var account = read.Required<AccountId>(Account, AccountId.TryParse, $"the account id of 12 digits that owns {Bucket}");
        var key = read.Text(Key, null, Formats.IsKeyArn, "the ARN of a KMS key");
        var region = ReadRegion(read, RegionOf(key), home);
        var days = read.Whole(FullEvery, 7, 1, 365)!.Value;
        CheckLock(read, days);
        var enable = read.Text(Recovery, "true", text => text is "true" or "false", "true or false") == "true";
        return new CopyRules(new VaultLocation(bucket ?? "", account, key, region), TimeSpan.FromDays(days), enable);
    }

    /// <summary>The copies must not lie with what they are copies of.</summary>
    public static void Check(VariableReader read, FunctionSettings settings)
    {
        if (settings.Copies is not { Vault.Account: var vault }) return;
        var queues = new[] { settings.AccountQueueUrl, settings.TableQueueUrl, settings.EnforcementQueueUrl, settings.DeadLetterQueueUrl };
        if (queues.Any(url => Formats.AccountOfQueue(url) == vault))
            read.Refuse(Account, "an account of its own: this one runs the service, and its tables are copied too");
        else if (settings.Accounts.Include.Contains(vault))
            read.Refuse(Account, "an account of its own: this one is named in ACCOUNTS_INCLUDE");
    }

    private static Region ReadRegion(VariableReader read, Region? ofKey, Region home)
    {
        if (!read.IsSet(Place)) return ofKey ?? home;
        var given = read.Required<Region>(Place, Region.TryParse, "a Region such as eu-west-1");
        // S3 encrypts with keys of the bucket's own Region alone: every export would fail.
        if (given != default && ofKey is { } own && own != given) read.Refuse(Place, $"the Region of {Key}, {own}");
        return given;
    }

    // A full copy whose lock ends while windows are still built on it could go before them: they would be worth nothing.
    private static void CheckLock(VariableReader read, int fullEveryDays)
    {
        const int Longest = 36_500;
        if (read.Whole(Lock, null, 1, Longest) is { } locked && locked <= fullEveryDays)
            read.Refuse(Lock, $"more than {FullEvery}, {fullEveryDays}: the lock of a full copy must outlast the windows that need it");
    }

    private static Region? RegionOf(string? keyArn) =>
        keyArn?.Split(':') is { Length: > RegionOfArn } parts && Region.TryParse(parts[RegionOfArn], out var region) ? region : null;
}
