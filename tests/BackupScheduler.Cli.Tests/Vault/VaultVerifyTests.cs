using BackupScheduler.Cli.Vault.Verification;
using BackupScheduler.Core.Vault;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.Cli.Tests.Vault;

/// <summary><c>vault verify</c> against the emulator: each test spoils one thing.</summary>
[Collection(VaultTests.Name)]
public sealed class VaultVerifyTests(VaultHouse house) : VaultDriver(house)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whole_copies_in_a_bucket_with_the_right_rules_are_all_right(bool files)
    {
        await House.CopyAsync(VaultHouse.Home, "Orders");
        await House.CopyAsync(VaultHouse.Home with { Account = "111122223333" }, "Ledger");
        var outcome = await VerifyAsync(new VaultVerifyOptions { Files = files });

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.StartsWith("the-vault: versioning Enabled, objects locked 35 days in mode COMPLIANCE, expiring after 90 days\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("all right: 6 copies of 2 tables, ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_does_not_fit_its_checksum()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await table.WriteAsync(table.SummaryOf(1), await table.ReadAsync(table.SummaryOf(1)) + " ");
        await ExpectAsync(new(), (VaultFindingKind.Manifest, table.SummaryOf(1)));
    }

    [Fact]
    public async Task A_manifest_that_is_missing()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await DeleteAsync(table.SummaryOf(0));
        await ExpectAsync(new(), (VaultFindingKind.Manifest, table.SummaryOf(0)));
    }

    [Fact]
    public async Task A_manifest_without_a_checksum_beside_it()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await DeleteAsync(table.SummaryOf(0).Replace(".json", ".checksum", StringComparison.Ordinal));
        await ExpectAsync(new(), (VaultFindingKind.NoChecksum, table.SummaryOf(0)));
    }

    [Fact]
    public async Task A_data_file_that_is_missing()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        var file = (await table.FilesAsync(0))[0].Key;
        await DeleteAsync(file);
        await ExpectAsync(new() { Files = true }, (VaultFindingKind.FileMissing, file));
    }

    [Fact]
    public async Task A_data_file_that_was_changed_shows_by_its_tag_and_read_by_its_hash()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        var file = (await table.FilesAsync(1))[0].Key;
        await House.World.Seeder.Vaults.CorruptAsync(VaultHouse.Vault, VaultHouse.Bucket, file);
        await ExpectAsync(new(), (VaultFindingKind.FileChanged, file));
        await ExpectAsync(new() { Files = true }, (VaultFindingKind.FileChanged, file), (VaultFindingKind.FileDamaged, file));
    }

    [Fact]
    public async Task A_data_file_that_is_cut_off()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        var file = (await table.FilesAsync(2))[0].Key;
        await House.World.Seeder.Vaults.TruncateAsync(VaultHouse.Vault, VaultHouse.Bucket, file, bytes: 9);
        await ExpectAsync(new() { Files = true }, (VaultFindingKind.FileChanged, file), (VaultFindingKind.FileDamaged, file));
    }

    [Fact]
    public async Task A_count_that_is_not_the_catalogues()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        var record = await table.ReadAsync(table.RecordOf(0));
        await table.WriteAsync(table.RecordOf(0), record.Replace("\"items\":3", "\"items\":4", StringComparison.Ordinal));
        await ExpectAsync(new(), (VaultFindingKind.Count, table.SummaryOf(0)));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await table.WriteAsync(table.RecordOf(0), "nonsense");
        await ExpectAsync(new(), (VaultFindingKind.Record, table.RecordOf(0)));
    }

    [Fact]
    public async Task One_accounts_manifest_does_not_speak_for_another()
    {
        var mine = await House.CopyAsync(VaultHouse.Home, "Orders");
        var theirs = await House.CopyAsync(VaultHouse.Home with { Account = "111122223333" }, "Orders");
        // The manifests, moved as a whole: checksums fit, and so do the data files' places.
        foreach (var name in new[] { "manifest-summary.json", "manifest-summary.checksum", "manifest-files.json", "manifest-files.checksum" })
            await mine.WriteAsync(mine.Prefix.ExportOf(mine.Copies[0].ExportId) + name, await theirs.ReadAsync(theirs.Prefix.ExportOf(theirs.Copies[0].ExportId) + name));
        await ExpectAsync(new(), (VaultFindingKind.Manifest, mine.SummaryOf(0)));
    }

    [Fact]
    public async Task A_missing_window()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await DeleteAsync(table.RecordOf(1));
        await DeleteAsync(table.RecordOf(1).Replace(".json", ".begun.json", StringComparison.Ordinal));
        await ExpectAsync(new(), (VaultFindingKind.Gap, table.Prefix.Catalogue));
    }

    [Fact]
    public async Task No_full_copy()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await DeleteAsync(table.RecordOf(0));
        await DeleteAsync(table.RecordOf(0).Replace(".json", ".begun.json", StringComparison.Ordinal));
        await ExpectAsync(new(), (VaultFindingKind.NoFullCopy, table.Prefix.ToString()));
    }

    [Fact]
    public async Task An_object_that_may_not_be_read_is_not_passed_over()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        House.World.Proxy.Canned.Respond(
            new CallMatch(Operation: "GetObject"),
            call => call.S3!.Key.EndsWith("manifest-summary.json", StringComparison.Ordinal) ? ProxyAnswer.Of(403, "application/xml", "<Error><Code>AccessDenied</Code><Message>no key</Message></Error>") : null);
        var outcome = await VerifyAsync(new());

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"notReadable: {table.SummaryOf(0)}: could not be read: AccessDenied: no key; ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_overlap_too_little_or_are_missing()
    {
        await House.ResetAsync(lockDays: 7);
        await ExpectAsync(new(), (VaultFindingKind.LockTooShort, VaultHouse.Bucket));
        await House.ResetAsync(expireDays: 41);
        await ExpectAsync(new(), (VaultFindingKind.ExpiryTooShort, VaultHouse.Bucket));
        await House.ResetAsync(lockDays: 0);
        await ExpectAsync(new(), (VaultFindingKind.NoDefaultRetention, VaultHouse.Bucket));
        await House.ResetAsync(isLocked: false, expireDays: 0);
        await ExpectAsync(new(), (VaultFindingKind.NotVersioned, VaultHouse.Bucket), (VaultFindingKind.NotLocked, VaultHouse.Bucket));
    }

    [Fact]
    public async Task Rules_that_may_not_be_read_are_told()
    {
        foreach (var operation in new[] { "GetBucketVersioning", "GetObjectLockConfiguration", "GetBucketLifecycleConfiguration" })
            House.World.Proxy.Canned.Respond(new CallMatch(Operation: operation), _ => ProxyAnswer.Of(403, "application/xml", "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"));
        var outcome = await VerifyAsync(new());

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(3, outcome.Output.Split("ruleNotRead: the-vault: ").Length - 1);
        Assert.Contains("versioning not read, Object Lock not read, expiry not read", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_chain_unless_all_are_asked_for()
    {
        var table = await House.CopyAsync(VaultHouse.Home, "Orders");
        await House.ExportAsync(table.Prefix, null, House.Now.AddMinutes(-30));
        await DeleteAsync(table.SummaryOf(0));

        Assert.Equal(0, (await VerifyAsync(new())).ExitCode);
        await ExpectAsync(new() { All = true }, (VaultFindingKind.Manifest, table.SummaryOf(0)));
    }

    private Task DeleteAsync(string key) => House.World.Seeder.Vaults.DeleteAsync(VaultHouse.Vault, VaultHouse.Bucket, key);

    private async Task ExpectAsync(VaultVerifyOptions options, params (VaultFindingKind Kind, string Object)[] expected)
    {
        var outcome = await VerifyAsync(options with { Json = true });
        Assert.True(outcome.ExitCode == 1, outcome.ToString());
        var found = Json(outcome).GetProperty("findings").EnumerateArray()
            .Select(finding => (Enum.Parse<VaultFindingKind>(finding.GetProperty("kind").GetString()!, ignoreCase: true), finding.GetProperty("object").GetString()!));
        Assert.True(expected.SequenceEqual(found), outcome.ToString());
    }
}
