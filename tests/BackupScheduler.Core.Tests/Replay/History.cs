using System.Globalization;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Tests.Items;
using CsCheck;

namespace BackupScheduler.Core.Tests.Replay;

/// <summary>A write to a table.</summary>
/// <param name="Key">The key as JSON.</param>
/// <param name="Micros">When, in microseconds after <see cref="History.Begin"/>.</param>
/// <param name="Item">The whole item as JSON; null deletes it.</param>
internal sealed record Write(string Key, long Micros, string? Item);

/// <summary>What was written to a table, and the copies that were made of it: the model that a restore is held against.</summary>
/// <param name="Writes">Writes in their order.</param>
/// <param name="Cuts">Milliseconds after <see cref="Begin"/>: of the full copy, then of the end of each window.</param>
/// <param name="IsNet">Whether a window has one record for each item, as AWS's have, or one for each write.</param>
/// <param name="Seed">Decides over duplicates, order and files.</param>
internal sealed record History(IReadOnlyList<Write> Writes, IReadOnlyList<int> Cuts, bool IsNet, int Seed)
{
    public const int Milliseconds = 60;
    private const int Keys = 6;

    public static readonly DateTimeOffset Begin = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    // Close to the milliseconds of the cuts, before, at and after them.
    private static readonly Gen<long> Micros = Gen.Select(Gen.Int[1, Milliseconds], Gen.Int[-1, 1]).Select((ms, more) => (ms * 1000L) + more);

    public static Gen<History> Any { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, Keys - 1], Micros, PlainItems.Attributes, Gen.Int[0, 2]).Array[0, 40],
        Gen.Int[0, Milliseconds].HashSet[1, 6],
        Gen.Bool,
        Gen.Int).Select((writes, cuts, isNet, seed) => new History(
            [.. writes.DistinctBy(write => write.Item2).OrderBy(write => write.Item2).Select(Make)], [.. cuts.Order()], isNet, seed));

    public static DateTimeOffset At(int milliseconds) => Begin.AddMilliseconds(milliseconds);

    /// <summary>The table just before a time.</summary>
    public SortedDictionary<string, string> TableAt(long micros)
    {
        var table = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var write in Writes.Where(write => write.Micros < micros)) Apply(table, write);
        return table;
    }

    /// <summary>Records of a window: the last write of each item, or every one.</summary>
    public IEnumerable<Write> RecordsOf(int window)
    {
        var written = Writes.Where(write => write.Micros >= Cuts[window] * 1000L && write.Micros < Cuts[window + 1] * 1000L);
        return IsNet ? written.GroupBy(write => write.Key).Select(writes => writes.Last()) : written;
    }

    /// <summary>Writes the full copy and the windows.</summary>
    public async Task<IReadOnlyList<LoadedExport>> ExportAsync(VaultInMemory vault)
    {
        var random = new Random(Seed);
        var full = TableAt(Cuts[0] * 1000L).Values.Select(item => $$"""{"Item":{{item}}}""");
        var keys = new List<string> { PlainExport.Write(vault, "full", null, At(Cuts[0]), Spread(random, full)) };
        for (var i = 0; i + 1 < Cuts.Count; i++)
        {
            // At least once.
            var lines = RecordsOf(i).SelectMany(record => Enumerable.Repeat(Line(record, random), random.Next(3) == 0 ? 2 : 1));
            keys.Add(PlainExport.Write(vault, $"window-{i}", At(Cuts[i]), At(Cuts[i + 1]), Spread(random, lines)));
        }

        return [.. await Task.WhenAll(keys.Select(key => ExportLoading.LoadAsync(vault, key, default)))];
    }

    public static void Apply(SortedDictionary<string, string> table, Write write)
    {
        if (write.Item is { } item) table[write.Key] = item;
        else table.Remove(write.Key);
    }

    private static Write Make((int Key, long Micros, SortedDictionary<string, string> Attributes, int Kind) write)
    {
        var number = write.Key.ToString(CultureInfo.InvariantCulture);
        // Names that sort before and behind the others.
        var key = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["At"] = """{"B":"AAE="}""", ["id"] = $$"""{"N":"{{number}}"}""" };
        var item = new SortedDictionary<string, string>(write.Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in key) item[name] = value;
        return new Write(PlainItems.Json(key), write.Micros, write.Kind == 0 ? null : PlainItems.Json(item));
    }

    private static string Line(Write record, Random random)
    {
        var micros = (((Begin - DateTimeOffset.UnixEpoch).Ticks / 10) + record.Micros).ToString(CultureInfo.InvariantCulture);
        var time = random.Next(2) == 0 ? micros : $$"""{"N":"{{micros}}"}""";
        var images = (record.Item is { } item ? $",\"NewImage\":{item}" : "") + (random.Next(2) == 0 ? $",\"OldImage\":{record.Key}" : "");
        return $$$"""{"Metadata":{"WriteTimestampMicros":{{{time}}}},"Keys":{{{record.Key}}}{{{images}}}}""";
    }

    private static IReadOnlyList<string>[] Spread(Random random, IEnumerable<string> lines)
    {
        var files = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new List<string>()).ToArray();
        var shuffled = lines.ToArray();
        random.Shuffle(shuffled);
        foreach (var line in shuffled) files[random.Next(files.Length)].Add(line);
        return files;
    }
}
