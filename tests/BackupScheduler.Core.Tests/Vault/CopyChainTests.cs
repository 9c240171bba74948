using BackupScheduler.Core.Vault;
using CsCheck;
using static BackupScheduler.Core.Tests.Vault.Copies;

namespace BackupScheduler.Core.Tests.Vault;

public sealed class CopyChainTests
{
    private static readonly TableCopy[] Week = [Full(24), Window(24, 48), Window(48, 72), Window(72, 96), Full(96), Window(96, 120)];

    // Close together, so that they meet, overlap and repeat each other.
    private static readonly Gen<TableCopy[]> Any = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 1]).Select(
        (to, length, id) => length == 0 ? Full(to, $"f{to}-{id}") : Window(to - length, to, $"w{to}-{length}-{id}")).Array[0, 10].Select(copies => copies.Distinct().ToArray());

    [Fact]
    public void Without_a_full_copy_there_is_no_chain()
    {
        Assert.Null(CopyChain.Newest([]));
        Assert.Null(CopyChain.Newest([Window(0, 24)]));
        Assert.Null(CopyChain.Before(Week, At(23)));
    }

    [Fact]
    public void A_chain_is_the_newest_full_copy_and_the_windows_behind_it()
    {
        var chain = CopyChain.Newest(Week)!;
        Assert.Equal((Full(96), At(120), null), (chain.Full, chain.Reach, chain.GapBefore));
        Assert.Equal([Window(96, 120)], chain.Windows);
        Assert.Equal(At(24), CopyChain.Newest([Full(24)])!.Reach);
    }

    [Fact]
    public void A_missing_window_ends_the_chain_and_is_told()
    {
        var chain = CopyChain.Newest([Full(0), Window(0, 24), Window(48, 72), Window(72, 96)])!;
        Assert.Equal((At(24), At(48)), (chain.Reach, chain.GapBefore));
        Assert.Equal([Window(0, 24)], chain.Windows);
    }

    [Fact]
    public void Windows_that_overlap_or_repeat_others_join_as_far_as_they_add_something()
    {
        var chain = CopyChain.Newest([Full(10), Window(0, 24), Window(0, 24, "again"), Window(12, 20), Window(20, 40)])!;
        Assert.Equal((At(40), null), (chain.Reach, chain.GapBefore));
        Assert.Equal(["again", "window-20-40"], chain.Windows.Select(window => window.ExportId));
    }

    [Theory]
    [InlineData(24, 24, new double[0])]
    [InlineData(30, 24, new double[] { 48 })]
    [InlineData(48, 24, new double[] { 48 })]
    [InlineData(48.1, 24, new double[] { 48, 72 })]
    [InlineData(95.9, 24, new double[] { 48, 72, 96 })]
    [InlineData(96, 96, new double[0])]
    [InlineData(110, 96, new double[] { 120 })]
    [InlineData(500, 96, new double[] { 120 })]
    public void For_a_time_it_is_the_full_copy_before_it_and_no_window_that_is_not_needed(double at, double full, double[] windows)
    {
        var chain = CopyChain.Before(Week, At(at))!;
        Assert.Equal(Full(full), chain.Full);
        Assert.Equal(windows.Select(At), chain.Windows.Select(window => window.To));
        Assert.Null(chain.GapBefore);
    }

    [Fact]
    public void The_order_of_the_copies_does_not_matter() => Gen.Select(Any, Gen.Int, Gen.Int[0, 9]).Sample((copies, seed, at) =>
    {
        var shuffled = copies.ToArray();
        new Random(seed).Shuffle(shuffled);
        AssertSame(CopyChain.Newest(copies), CopyChain.Newest(shuffled));
        AssertSame(CopyChain.Before(copies, At(at)), CopyChain.Before(shuffled, At(at)));
    });

    [Fact]
    public void A_chain_has_no_gap_and_reaches_as_far_as_the_copies_do_without_one() => Gen.Select(Any, Gen.Int[0, 9]).Sample((copies, hours) =>
    {
        foreach (var chain in new[] { CopyChain.Newest(copies), CopyChain.Before(copies, At(hours)) })
        {
            if (chain is null) continue;
            var reach = chain.Full.To;
            foreach (var window in chain.Windows)
            {
                Assert.True(window.From <= reach && window.To > reach);
                reach = window.To;
            }

            Assert.Equal(reach, chain.Reach);
        }

        // By hour: an hour is reached if some window holds it.
        if (CopyChain.Newest(copies) is not { } newest) return;
        var far = newest.Full.To;
        while (copies.Any(copy => copy.From <= far && copy.To > far)) far = far.AddHours(1);
        Assert.Equal(far, newest.Reach);
        Assert.Equal(copies.Any(copy => copy.From > far), newest.GapBefore is not null);
    });

    private static void AssertSame(CopyChain? one, CopyChain? other)
    {
        Assert.Equal(one?.Full, other?.Full);
        Assert.Equal(one?.Windows, other?.Windows);
        Assert.Equal(one?.GapBefore, other?.GapBefore);
    }
}
