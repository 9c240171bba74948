using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>Which copies are restored, and whether that is what was asked for.</summary>
public sealed class ChainChoosingTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies are <c>F2</c>, full of hour 2, and <c>2-4</c>, a window; incarnations are parted by a bar.</summary>
    [Theory]
    [InlineData("F2 2-4 4-6", null, "a", 6.0, 3, null, false)]
    [InlineData("F2 2-4 4-6", 6.0, "a", 6.0, 3, null, false)]
    [InlineData("F2 2-4 4-6", 5.0, "a", 5.0, 3, null, true)]
    [InlineData("F2 2-4 4-6", 4.0, "a", 4.0, 2, null, false)]
    [InlineData("F2 2-4 4-6", 2.0, "a", 2.0, 1, null, false)]
    [InlineData("F2 2-4 4-6", 9.0, "a", 6.0, 3, "there is nothing newer", false)]
    [InlineData("F2 2-4 6-8", 7.0, "a", 4.0, 2, "a window is missing between that and 2026-11-28 06:00:00Z", false)]
    [InlineData("F2 2-4 6-8", null, "a", 4.0, 2, "there are newer windows, but one is missing between", false)]
    [InlineData("F2 2-4 6-8", 3.0, "a", 3.0, 2, null, true)]
    [InlineData("F2 2-4 F5 4-6 6-8", null, "a", 8.0, 3, null, false)]
    [InlineData("F2 2-4 F5 4-6 6-8", 4.5, "a", 4.5, 3, null, true)]
    [InlineData("F2|F6", null, "b", 6.0, 1, null, false)]
    [InlineData("F2|F6", 5.0, "a", 2.0, 1, "there is nothing newer", false)]
    [InlineData("F2 2-4|F3", 3.5, "a", 3.5, 2, null, true)]
    public void The_chain_that_reaches_furthest(string copies, double? at, string incarnation, double asOf, int count, string? endsEarly, bool isCut)
    {
        var chosen = ChainChoosing.Choose(Read(copies), Point(at), null, out var why);

        Assert.Null(why);
        Assert.Equal(
            (incarnation, s_start.AddHours(asOf), count, isCut),
            (chosen!.Incarnation.Prefix.TableId, chosen.AsOf, chosen.Copies.Count, chosen.IsCut));
        if (endsEarly is null) Assert.Null(chosen.EndsEarly);
        else Assert.Contains(endsEarly, chosen.EndsEarly, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null, null, "the vault holds no copy of this table")]
    [InlineData("2-4", null, null, "the vault holds no full copy of this table, and windows alone are no table")]
    [InlineData("F2 F9", 1.0, null, "no full copy as of 2026-11-28 01:00:00Z or before: the oldest of 2 is of 2026-11-28 02:00:00Z")]
    [InlineData("F2|F6", null, "c", "--table-id: given 'c', accepted: a, b")]
    public void Why_there_is_none(string copies, double? at, string? tableId, string expected)
    {
        Assert.Null(ChainChoosing.Choose(Read(copies), Point(at), tableId, out var why));
        Assert.Equal(expected, why);
    }

    [Fact]
    public void An_incarnation_can_be_asked_for_and_what_is_in_no_catalogue_is_known()
    {
        var chosen = ChainChoosing.Choose(Read("F2 2-4|F6"), new RestorePoint.Latest(), "a", out _);
        Assert.Equal("a", chosen!.Incarnation.Prefix.TableId);
        Assert.Equal(["2-4"], chosen.NotInCatalogue);
    }

    private static RestorePoint Point(double? at) => at is { } hours ? new RestorePoint.At(s_start.AddHours(hours)) : new RestorePoint.Latest();

    private static List<Incarnation> Read(string text) =>
    [
        .. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select((copies, number) => new Incarnation(
            new VaultPrefix(new TableScope(AccountId.Parse("111122223333"), Region.Parse("eu-west-1")), TableName.Parse("Orders"), $"{(char)('a' + number)}"),
            // Full copies are in the catalogue, windows are not.
            [.. copies.Split(' ').Select(Copy).Select(copy => new FoundCopy(copy, copy.IsFull))], [])),
    ];

    private static TableCopy Copy(string text) => text.Split('-') is [var from, var to]
        ? new TableCopy(text, s_start.AddHours(Hours(from)), s_start.AddHours(Hours(to)))
        : new TableCopy(text, null, s_start.AddHours(Hours(text[1..])));

    private static int Hours(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
