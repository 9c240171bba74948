using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Vault;

/// <summary>The catalogue's records as JSON: version 1; unknown members are ignored, so that later versions may add some.</summary>
public static class CatalogueJson
{
    private const int CurrentVersion = 1;
    private const int LongestPath = 100;

    /// <summary>The record as bytes.</summary>
    public static byte[] Write(CatalogueRecord record) => JsonSerializer.SerializeToUtf8Bytes(ToDocument(record), CatalogueJsonContext.Default.CatalogueDocument);

    /// <summary>Reads a record; what it says of itself must fit the key that it lies under.</summary>
    /// <param name="key">Its key: which copy it is about, and how that stands, is in there.</param>
    /// <param name="prefix">The prefix of its table.</param>
    /// <param name="json">Its bytes, untrusted.</param>
    /// <param name="record">The record.</param>
    /// <param name="error">What is wrong with it.</param>
    public static bool TryRead(
        CatalogueKey key, VaultPrefix prefix, ReadOnlyMemory<byte> json, [NotNullWhen(true)] out CatalogueRecord? record, [NotNullWhen(false)] out string? error)
    {
        (record, error) = (null, null);
        try
        {
            var document = Filled(JsonSerializer.Deserialize(json.Span, CatalogueJsonContext.Default.CatalogueDocument));
            error = document is null ? "empty" : Refusal(document, key, prefix);
            if (error is null) record = ToRecord(document!, key, prefix);
        }
        catch (JsonException e)
        {
            error = $"not a catalogue record: {Given.Words(e.Path ?? "", LongestPath)}";
        }

        return error is null;
    }

    private static string? Refusal(CatalogueDocument document, CatalogueKey key, VaultPrefix prefix) => document switch
    {
        { Version: not CurrentVersion } => Given.Line("version", Given.Show($"{document.Version}"), $"{CurrentVersion}"),
        { ExportId: var id } when id != key.Copy.ExportId => Given.Line("exportId", Given.Show(id), key.Copy.ExportId),
        { Prefix: var given } when given != prefix.ToString() => Given.Line("prefix", Given.Show(given), prefix.ToString()),
        { Table: { } table } when !IsWhole(table) => Given.Line("table", "a table without its key or with an index that is null", "a partition key, perhaps a sort key, and indexes"),
        _ => null,
    };

    // A list that is not there is null: generated readers do not run the initializers of members that are set at creation alone.
    private static CatalogueDocument? Filled(CatalogueDocument? document) => document?.Table is not { } table
        ? document
        : document with
        {
            Table = table with
            {
                GlobalIndexes = table.GlobalIndexes ?? [],
                LocalIndexes = table.LocalIndexes ?? [],
                Tags = table.Tags ?? new Dictionary<string, string>(),
            },
        };

    // What JSON may leave out in spite of the types: a restore takes the key from here.
    private static bool IsWhole(TableDescription table) =>
        table.Keys is [{ IsPartition: true }] or [{ IsPartition: true }, { IsPartition: false }]
        && table.GlobalIndexes.Concat(table.LocalIndexes).All(index => index is not null);

    private static CatalogueDocument ToDocument(CatalogueRecord record) => new(
        CurrentVersion, record.Copy.ExportId, record.Prefix.ToString(), record.Copy.IsFull ? "full" : "incremental", record.State.ToString().ToLowerInvariant(),
        record.Copy.From, record.Copy.To, record.Run?.ToString(), record.Prefix.TableArn)
    {
        Items = record.Items,
        BilledBytes = record.BilledBytes,
        Manifest = record.ManifestKey,
        EndedAt = record.EndedAt,
        Failure = record.Failure,
        Table = record.Table,
    };

    private static CatalogueRecord ToRecord(CatalogueDocument document, CatalogueKey key, VaultPrefix prefix) => new(
        prefix, key.Copy, key.State, RunId.TryParse(document.Run, out var run) ? run : null)
    {
        Table = document.Table,
        Items = document.Items,
        BilledBytes = document.BilledBytes,
        ManifestKey = document.Manifest,
        EndedAt = document.EndedAt,
        Failure = document.Failure,
    };
}

internal sealed record CatalogueDocument(
    int Version, string ExportId, string Prefix, string Kind, string State, DateTimeOffset? From, DateTimeOffset To, string? Run, string TableArn)
{
    public long? Items { get; init; }

    public long? BilledBytes { get; init; }

    public string? Manifest { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Failure { get; init; }

    public TableDescription? Table { get; init; }
}

// Nulls are written: what a constructor takes must be there when it is read.
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CatalogueDocument))]
internal sealed partial class CatalogueJsonContext : JsonSerializerContext;
