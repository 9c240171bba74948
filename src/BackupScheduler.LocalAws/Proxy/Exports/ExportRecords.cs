using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BackupScheduler.LocalAws.Proxy.History;

namespace BackupScheduler.LocalAws.Proxy.Exports;

/// <summary>One line of a data file, and the key that decides which file.</summary>
internal sealed record ExportRecord(string Key, string Line)
{
    /// <summary>A table's items lie in partitions by their keys, and each partition has a file.</summary>
    public int Partition(int partitions) => SHA256.HashData(Encoding.UTF8.GetBytes(Key))[0] % partitions;
}

/// <summary>Finds what an export holds, at its beginning: what becomes of the table later does not matter.</summary>
internal sealed class ExportRecords(TableLogs logs, ExportSemanticsOptions options)
{
    public async Task<IReadOnlyList<ExportRecord>> OfAsync(ExportRequest request)
    {
        if (request.Window.At is { } moment)
        {
            var items = await logs.StateAsync(request.Table, moment);
            return [.. items.Select(item => new ExportRecord(item.Key, $"{{\"Item\":{item.Value}}}"))];
        }

        var changes = await logs.ChangesAsync(request.Table, request.Window.From, request.Window.To);
        return [.. changes.Where(IsTold).Select(change => new ExportRecord(change.Key, Line(change, request.View)))];
    }

    private bool IsTold(ItemChange change) => options.TellsPassingItems || change is not { Old: null, New: null };

    private static string Line(ItemChange change, string view)
    {
        var micros = change.Micros.ToString(CultureInfo.InvariantCulture);
        var line = new StringBuilder($"{{\"Metadata\":{{\"WriteTimestampMicros\":{{\"N\":\"{micros}\"}}}},\"Keys\":{change.Key}");
        if (change.Old is not null && view == ExportRequest.NewAndOldImages)
        {
            line.Append(CultureInfo.InvariantCulture, $",\"OldImage\":{change.Old}");
        }

        if (change.New is not null)
        {
            line.Append(CultureInfo.InvariantCulture, $",\"NewImage\":{change.New}");
        }

        return line.Append('}').ToString();
    }
}
