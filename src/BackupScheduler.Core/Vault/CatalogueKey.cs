using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BackupScheduler.Core.Exports;

namespace BackupScheduler.Core.Vault;

/// <summary>
/// The key of a catalogue's record says which copy it is about and how that stands, so that one listing tells the whole chain:
/// <c>prefix/catalogue/20261128T010000Z-full-id.json</c>, or <c>...-from-20261127T010000Z-id.json</c>; with <c>.begun</c> or
/// <c>.failed</c> before the end where it is not confirmed.
/// </summary>
/// <param name="Copy">The copy.</param>
/// <param name="State">How it stands.</param>
public readonly record struct CatalogueKey(TableCopy Copy, CopyState State)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const int TimeLength = 16;
    private const string Full = "-full-";
    private const string Window = "-from-";
    private const string End = ".json";

    /// <summary>The key, below the prefix of its table.</summary>
    public string In(VaultPrefix prefix) => prefix.Catalogue + Name;

    private string Name =>
        Text(Copy.To) + (Copy.From is { } from ? $"{Window}{Text(from)}-" : Full) + Copy.ExportId
        + State switch { CopyState.Begun => ".begun", CopyState.Failed => ".failed", _ => "" } + End;

    /// <summary>Reads a key; false for anything that is no record of a copy.</summary>
    public static bool TryParse([NotNullWhen(true)] string? key, out CatalogueKey parsed)
    {
        parsed = default;
        var name = key?[(key.LastIndexOf('/') + 1)..] ?? "";
        if (!name.EndsWith(End, StringComparison.Ordinal)) return false;
        var (stem, state) = SplitState(name[..^End.Length]);
        if (stem.Length <= TimeLength || !TryTime(stem[..TimeLength], out var to)) return false;
        if (ReadCopy(stem[TimeLength..], to) is not { } copy) return false;
        parsed = new CatalogueKey(copy, state);
        return true;
    }

    private static TableCopy? ReadCopy(string rest, DateTimeOffset to)
    {
        if (rest.StartsWith(Full, StringComparison.Ordinal)) return Make(rest[Full.Length..], null, to);
        var afterTime = Window.Length + TimeLength;
        if (!rest.StartsWith(Window, StringComparison.Ordinal) || rest.Length <= afterTime + 1 || rest[afterTime] != '-') return null;
        return TryTime(rest[Window.Length..afterTime], out var from) && from < to ? Make(rest[(afterTime + 1)..], from, to) : null;
    }

    private static TableCopy? Make(string id, DateTimeOffset? from, DateTimeOffset to) =>
        ExportId.IsValid(id) ? new TableCopy(id, from, to) : null;

    private static (string Stem, CopyState State) SplitState(string stem) =>
        stem.EndsWith(".begun", StringComparison.Ordinal) ? (stem[..^".begun".Length], CopyState.Begun)
        : stem.EndsWith(".failed", StringComparison.Ordinal) ? (stem[..^".failed".Length], CopyState.Failed)
        : (stem, CopyState.Confirmed);

    private static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
