using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Tests.Vault;

/// <summary>How copies are judged, by the keys of their records alone.</summary>
public sealed class VaultReviewTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static readonly VaultReview s_review = new(TimeSpan.FromHours(48), TableSelection.Everything, s_now);

    // Times are hours ago: f a full copy, w a window; then + confirmed, ~ begun, ! failed.
    [Theory]
    [InlineData("f72+ w72-48+ w48-24+ w24-1+", StandingState.Healthy, 1)]
    [InlineData("f72+ w72-48+ w48-24+ w24-1~", StandingState.Healthy, 24)]
    [InlineData("f72+ w72-49+", StandingState.Overdue, 49)]
    [InlineData("f72+ w72-48+ w24-1+", StandingState.Gap, 48)]
    [InlineData("f72+ w72-47+ w47-24~ w24-1+", StandingState.Healthy, 47)]
    [InlineData("f72+ w72-24+ w24-1!", StandingState.Failed, 24)]
    [InlineData("f72+ w72-24+ w24-1! f1+", StandingState.Healthy, 1)]
    [InlineData("f72+ w72-24+ f24! w24-1+", StandingState.Failed, 1)]
    [InlineData("f30~", StandingState.Waiting, null)]
    [InlineData("f49~", StandingState.NoFullCopy, null)]
    [InlineData("f30!", StandingState.NoFullCopy, null)]
    [InlineData("w24-1+", StandingState.NoFullCopy, null)]
    [InlineData("", StandingState.Foreign, null)]
    public void A_table_is_judged_by_its_newest_chain(string copies, StandingState state, int? ageHours)
    {
        var standing = Assert.Single(s_review.Judge([Holding("one", copies)]));

        Assert.Equal((state, ageHours), (standing.State, (int?)standing.Age?.TotalHours));
        Assert.Equal(state >= StandingState.Failed, standing.IsWrong);
    }

    [Fact]
    public void Of_several_incarnations_the_one_with_the_newest_copy_counts()
    {
        var standings = s_review.Judge([Holding("old", "f300+ w300-200+"), Holding("new", "f40+ w40-2+"), Holding("never", "")]);

        Assert.Equal(
            [("old", StandingState.Former), ("never", StandingState.Former), ("new", StandingState.Healthy)],
            standings.OrderByDescending(table => table.State).ThenByDescending(table => table.Age ?? TimeSpan.Zero).Select(table => (table.Holding.Prefix.TableId, table.State)));
    }

    [Fact]
    public void The_worst_is_first_and_of_equals_the_oldest()
    {
        var standings = s_review.Judge(
        [
            Holding("a", "f9+", "Fresh"), Holding("b", "f99+", "Late"), Holding("c", "f199+", "Later"), Holding("d", "f9!", "Nothing"), Holding("e", "f9+ w5-2+", "Gappy"),
        ]);

        Assert.Equal(["Nothing", "Gappy", "Later", "Late", "Fresh"], standings.Select(table => table.Holding.Prefix.Table.Value));
    }

    [Fact]
    public void A_table_that_the_configuration_leaves_out_is_not_judged()
    {
        var review = s_review with { Selection = new TableSelection([TablePattern.Parse("*")], [TablePattern.Parse("Ord*")]) };

        Assert.Equal(StandingState.LeftOut, Assert.Single(review.Judge([Holding("one", "f999+")])).State);
    }

    [Theory]
    [InlineData("f72+ w72-48+ w48-24+", "72-24:72,48,24")]
    [InlineData("f72+ w72-48+ w40-24+", "72-48:72,48")]
    [InlineData("f72+ w72-48+ w40-24+ f30+", "72-48:72,48 30-24:30,24")]
    [InlineData("f72+ w72-48+ f48+ w48-24+ f10+", "72-24:72,48,24 10-10:10")]
    [InlineData("w72-48+", "")]
    public void Restorable_is_what_a_full_copy_and_windows_without_a_gap_reach(string copies, string expected)
    {
        int Ago(DateTimeOffset time) => (int)(s_now - time).TotalHours;
        var stretches = RestorableStretch.Of(Holding("one", copies).Confirmed);

        Assert.Equal(expected, string.Join(' ', stretches.Select(stretch => $"{Ago(stretch.From)}-{Ago(stretch.To)}:{string.Join(',', stretch.Points.Select(Ago))}")));
    }

    private static TableHolding Holding(string id, string copies, string table = "Orders")
    {
        var prefix = new VaultPrefix(new TableScope(AccountId.Parse("111122223333"), Region.Parse("eu-west-1")), TableName.Parse(table), id);
        var keys = copies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((copy, number) => Key(copy, number).In(prefix));
        return new TableHolding(prefix, CatalogueListing.Of(keys), []);
    }

    private static CatalogueKey Key(string text, int number)
    {
        DateTimeOffset At(string hours) => s_now.AddHours(-int.Parse(hours, System.Globalization.CultureInfo.InvariantCulture));
        var times = text[1..^1].Split('-');
        var copy = new TableCopy($"e{number}", times.Length > 1 ? At(times[0]) : null, At(times[^1]));
        return new CatalogueKey(copy, text[^1] switch { '+' => CopyState.Confirmed, '~' => CopyState.Begun, _ => CopyState.Failed });
    }
}
