using System.Text.Json;
using System.Text.Json.Serialization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Work;

internal delegate bool TryParse<T>(string? text, out T value);

/// <summary>Reads and writes a value type as the text that names it.</summary>
internal abstract class TextConverter<T>(TryParse<T> tryParse, string accepts) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return tryParse(text, out var value) ? value : throw new JsonException($"given {Given.Show(text)}, accepted is {accepts}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString());
}

internal sealed class AccountIdConverter() : TextConverter<AccountId>(AccountId.TryParse, "an account id of 12 digits");

internal sealed class RegionConverter() : TextConverter<Region>(Region.TryParse, "a Region such as eu-west-1");

internal sealed class RunIdConverter() : TextConverter<RunId>(RunId.TryParse, "a run id such as 20261122T010000Z");

internal sealed class TableNameConverter()
    : TextConverter<TableName>(TableName.TryParse, "a table name of 3 to 255 characters of a-z A-Z 0-9 _ . -");

internal sealed class TablePatternConverter()
    : TextConverter<TablePattern>(TryParsePattern, TablePattern.Accepts)
{
    private static bool TryParsePattern(string? text, out TablePattern pattern)
    {
        var valid = TablePattern.TryParse(text, out var parsed);
        pattern = parsed!;
        return valid;
    }
}
