using System.Globalization;
using BackupScheduler.Core.Vault;
using CsCheck;

namespace BackupScheduler.Core.Tests.Vault;

/// <summary>Copies to test with; times are hours after the first of November.</summary>
internal static class Copies
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Id = Gen.String[Gen.Char["0123456789abcdefXYZ-"], 1, 64];

    private static readonly Gen<TableCopy> Copy = Gen.Select(Id, Gen.Int[-2_000_000, 2_000_000], Gen.Int[0, 200_000]).Select(
        (id, to, length) => new TableCopy(id, length == 0 ? null : Begin.AddSeconds(to - length), Begin.AddSeconds(to)));

    public static Gen<CatalogueKey> AnyKey { get; } = Gen.Select(Gen.OneOf(Copy, Copy.Select(copy => copy with { From = null })), Gen.Enum<CopyState>())
        .Select((copy, state) => new CatalogueKey(copy, state));

    public static DateTimeOffset At(double hours) => Begin.AddHours(hours);

    public static TableCopy Full(double to, string? id = null) => new(id ?? $"full-{Name(to)}", null, At(to));

    public static TableCopy Window(double from, double to, string? id = null) => new(id ?? $"window-{Name(from)}-{Name(to)}", At(from), At(to));

    private static string Name(double hours) => hours.ToString(CultureInfo.InvariantCulture).Replace('.', '-');
}
