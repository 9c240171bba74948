using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>A table's description out of a file or the catalogue: neither is trusted before it is checked.</summary>
public static class SchemaReading
{
    private const int MostKeys = 2;

    /// <summary>Reads the member <c>table</c> of a catalogue record, or that object alone.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="description">The table.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out TableDescription? description, [NotNullWhen(false)] out string? error)
    {
        description = null;
        try
        {
            description = JsonSerializer.Deserialize(json, CatalogueJsonContext.Default.TableDescription);
            description = description is null ? null : Whole(description);
            error = description is null ? "empty" : Refusal(description);
        }
        catch (JsonException e)
        {
            error = $"not a table as the catalogue describes it: {e.Path ?? "no JSON"}";
        }

        if (error is not null) description = null;
        return error is null;
    }

    /// <summary>Why no table can be made of a description; null where one can.</summary>
    public static string? Refusal(TableDescription table)
    {
        if (Check("keys", table.Keys, table.AttributeTypes) is { } wrong) return wrong;
        foreach (var index in table.GlobalIndexes.Concat(table.LocalIndexes))
            if (Check($"keys of index {index.Name}", index.Keys, table.AttributeTypes) is { } bad) return bad;
        return null;
    }

    /// <summary>The description with everything that was left out: it arrives as null, whatever the type says.</summary>
    internal static TableDescription Whole(TableDescription table) => table with
    {
        Keys = table.Keys ?? [],
        AttributeTypes = table.AttributeTypes ?? new Dictionary<string, string>(),
        GlobalIndexes = table.GlobalIndexes ?? [],
        LocalIndexes = table.LocalIndexes ?? [],
        Tags = table.Tags ?? new Dictionary<string, string>(),
    };

    private static string? Check(string where, IReadOnlyList<KeyPart> keys, IReadOnlyDictionary<string, string> types)
    {
        if (keys.Count is 0 or > MostKeys || keys.Count(key => key.IsPartition) != 1)
            return Given.Line(where, $"{keys.Count} attributes", "a partition key, and at most one sort key");
        foreach (var key in keys)
            if (types.GetValueOrDefault(key.Name) is not ("S" or "N" or "B"))
                return Given.Line($"attributeTypes.{key.Name}", Given.Show(types.GetValueOrDefault(key.Name)), "S, N or B");
        return null;
    }
}
