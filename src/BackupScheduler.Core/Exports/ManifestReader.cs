using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Exports;

/// <summary>Reads an export's manifests. They come from a bucket: nothing in them is trusted before it is checked.</summary>
public static class ManifestReader
{
    private const int Md5Bytes = 16;

    /// <summary>Reads <c>manifest-summary.json</c>, of a full or an incremental export.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="summary">What it says.</param>
    /// <param name="error">The member, what was given and what is accepted.</param>
    public static bool TryReadSummary(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out ManifestSummary? summary, [NotNullWhen(false)] out string? error)
    {
        summary = null;
        error = Try(json, element => ReadSummary(element), out summary);
        return error is null;
    }

    /// <summary>Reads <c>manifest-files.json</c>: one JSON object a line.</summary>
    /// <param name="lines">Its bytes.</param>
    /// <param name="files">The files, in its order; files that hold nothing too.</param>
    /// <param name="error">The line and the member, what was given and what is accepted.</param>
    public static bool TryReadFiles(ReadOnlyMemory<byte> lines, [NotNullWhen(true)] out IReadOnlyList<DataFile>? files, [NotNullWhen(false)] out string? error)
    {
        var read = new List<DataFile>();
        files = null;
        var (number, rest) = (0, lines);
        while (rest.Length > 0)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty) continue;
            if (Try(line, ReadFile, out DataFile? file) is { } wrong)
            {
                error = $"line {number.ToString(CultureInfo.InvariantCulture)}: {wrong}";
                return false;
            }

            read.Add(file!);
        }

        (files, error) = (read, null);
        return true;
    }

    private static string? Try<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read, out T? value)
        where T : class
    {
        value = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return "no JSON object";
            value = read(document.RootElement);
            return null;
        }
        catch (JsonException)
        {
            return "no JSON";
        }
        catch (InvalidOperationException)
        {
            // How System.Text.Json reports text that is not Unicode.
            return "holds text that is not Unicode";
        }
        catch (ManifestException e)
        {
            return e.Message;
        }
    }

    private static ManifestSummary ReadSummary(JsonElement json)
    {
        var format = json.Optional("outputFormat");
        if (format is not null and not "DYNAMODB_JSON") throw ManifestException.Of("outputFormat", format, "DYNAMODB_JSON");
        var isIncremental = json.Optional("exportType") == "INCREMENTAL_EXPORT" || json.Optional("exportFromTime") is not null;
        var table = TableArn.Parse(json.Required("tableArn", "a table's ARN"));
        var (from, to) = isIncremental
            ? (json.Time("exportFromTime"), json.Time("exportToTime"))
            : ((DateTimeOffset?)null, json.Time("exportTime"));
        if (from >= to) throw ManifestException.Of("exportToTime", json.Optional("exportToTime"), "a time after exportFromTime");
        return new ManifestSummary(
            table ?? throw ManifestException.Of("tableArn", json.Optional("tableArn"), "a table's ARN"),
            json.Required("tableId", "the table's id"),
            from,
            to,
            json.Required("manifestFilesS3Key", "the key of manifest-files.json"),
            json.Count("itemCount"))
        {
            Arn = ExportArn.Parse(json.Optional("exportArn")),
            BilledBytes = json.TryGetProperty("billedSizeBytes", out _) ? json.Count("billedSizeBytes") : 0,
            EndedAt = json.Optional("endTime") is null ? null : json.Time("endTime"),
        };
    }

    private static DataFile ReadFile(JsonElement json)
    {
        var md5 = new byte[Md5Bytes];
        var text = json.Required("md5Checksum", "an MD5 in base64");
        if (!Convert.TryFromBase64String(text, md5, out var written) || written != Md5Bytes) throw ManifestException.Of("md5Checksum", text, "an MD5 in base64");
        return new DataFile(json.Required("dataFileS3Key", "a key"), json.Count("itemCount"), md5, json.Optional("etag")?.Trim('"'));
    }
}
