using BackupScheduler.Core.Exports;

namespace BackupScheduler.Core.Vault;

/// <summary>The pure comparison of what a copy's manifest says of itself with where it lies and with its record in the catalogue.</summary>
public static class CopyComparison
{
    private const string Distrust = "do not restore from it: find out who wrote it";

    /// <summary>What does not fit; empty where everything does.</summary>
    /// <param name="prefix">Where the copy lies.</param>
    /// <param name="copy">The copy, as the key of its record tells it.</param>
    /// <param name="record">Its record.</param>
    /// <param name="loaded">Its manifests.</param>
    public static IReadOnlyList<VaultFinding> Compare(VaultPrefix prefix, TableCopy copy, CatalogueRecord record, LoadedExport loaded)
    {
        var (found, summary) = (new List<VaultFinding>(), loaded.Summary);
        void Add(VaultFindingKind kind, string what, string remedy) => found.Add(new VaultFinding(kind, loaded.SummaryKey, what, remedy));

        if (summary.Table.Scope != prefix.Scope || summary.Table.Table != prefix.Table)
            Add(VaultFindingKind.ForeignTable, $"is about table {summary.Table.Scope}/{summary.Table.Table}", Distrust);
        else if (summary.TableId != prefix.TableId)
            Add(VaultFindingKind.ForeignTable, $"is about the table with id {Given.Show(summary.TableId)}", Distrust);
        if (summary.Arn is { } arn && arn.Id != copy.ExportId) Add(VaultFindingKind.OtherCopy, $"is of export {arn.Id}", Distrust);
        if (!IsSame(summary.From, copy.From) || !IsSame(summary.To, copy.To))
            Add(VaultFindingKind.OtherCopy, $"is of {Span(summary.From, summary.To)}, its record says {Span(copy.From, copy.To)}", Distrust);
        if (record.Items is { } items && items != summary.Items)
            Add(VaultFindingKind.Count, $"counts {summary.Items} items, DynamoDB told the catalogue {items}", Distrust);
        if (record.ManifestKey is { } manifest && manifest != loaded.SummaryKey)
            Add(VaultFindingKind.OtherCopy, $"the record names another manifest: {Given.Show(manifest)}", Distrust);
        if (loaded.LacksChecksums)
            Add(VaultFindingKind.NoChecksum, "a manifest has no checksum beside it: damage to it would not show", "run vault verify --files, which counts and hashes all data");
        return found;
    }

    /// <summary>What is wrong with a data file, by what S3 says of it; null where it is the one of the manifest.</summary>
    /// <param name="file">The manifest's line.</param>
    /// <param name="found">What S3 says; null where there is no such object.</param>
    public static VaultFinding? Compare(DataFile file, VaultObject? found)
    {
        const string Older = "look for an older version of it: aws s3api list-object-versions";
        if (found is null) return new VaultFinding(VaultFindingKind.FileMissing, file.Key, "missing", Older);
        if (found.Bytes == 0 && file.Items > 0) return new VaultFinding(VaultFindingKind.FileChanged, file.Key, $"empty, its manifest counts {file.Items} items", Older);
        return file.ETag is { Length: > 0 } tag && tag != found.ETag
            ? new VaultFinding(VaultFindingKind.FileChanged, file.Key, $"its ETag is {Given.Show(found.ETag)}, its manifest says {Given.Show(tag)}", Older)
            : null;
    }

    // The catalogue's keys know whole seconds.
    private static bool IsSame(DateTimeOffset? one, DateTimeOffset? other) => one?.ToUnixTimeSeconds() == other?.ToUnixTimeSeconds();

    private static string Span(DateTimeOffset? from, DateTimeOffset to) => from is { } beginning ? $"{beginning:u} to {to:u}" : $"{to:u}, full";
}
