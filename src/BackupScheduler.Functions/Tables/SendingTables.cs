using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tables;

/// <summary>What one BackUpAccount item sends: how far it came, and what follows.</summary>
internal sealed class SendingTables(
    BackUpAccount item, TableSelection selection, Pacing pacing, IReadOnlySet<TableName> done)
{
    private readonly List<(TableName Table, TimeSpan Delay)> _waiting = [];
    private readonly Dictionary<SelectionVerdict, List<TableName>> _leftOut = [];
    private TableName? _last = item.After;

    /// <summary>Whether tables remain for a bookmark: the queue's longest delay, or the end of the time, is reached.</summary>
    public bool IsCut { get; private set; }

    public int Listed { get; private set; }

    public int Sent { get; private set; }

    /// <summary>The tables that are not backed up, by reason.</summary>
    public IReadOnlyDictionary<SelectionVerdict, List<TableName>> LeftOut => _leftOut;

    /// <summary>Takes in a page, as far as the queue's longest delay allows.</summary>
    public void Add(IReadOnlyList<TableName> page, bool isLast)
    {
        IsCut = isLast;
        foreach (var table in page)
        {
            var delay = pacing.DelayAfter(Sent);
            if (delay > Pacing.LongestDelay)
            {
                IsCut = true;
                return;
            }

            Listed++;
            _last = table;
            if (!IsSelected(table) || done.Contains(table)) continue;
            _waiting.Add((table, delay));
            Sent++;
        }
    }

    /// <summary>The items of the pages taken in since the last call.</summary>
    public IReadOnlyList<OutgoingItem> Take(bool check)
    {
        List<OutgoingItem> items = [.. _waiting.Select(waiting => new OutgoingItem(BackUpTable.Of(item, waiting.Table, check), waiting.Delay))];
        _waiting.Clear();
        return items;
    }

    /// <summary>The review once every table is sent, or a bookmark where the tables, or the delay until the review, need one.</summary>
    public OutgoingItem Next(TimeSpan reviewDelay, int patience)
    {
        var lastDelay = Pacing.Cut(pacing.DelayAfter(Math.Max(0, Sent - 1)));
        return IsCut || lastDelay + reviewDelay > Pacing.LongestDelay
            ? new OutgoingItem(Bookmark(), lastDelay)
            : new OutgoingItem(Review(patience), lastDelay + reviewDelay);
    }

    private bool IsSelected(TableName table)
    {
        var verdict = selection.Decide(item.Scope, table);
        if (verdict.IsSelected) return true;
        if (!_leftOut.TryGetValue(verdict, out var tables)) _leftOut.Add(verdict, tables = []);
        tables.Add(table);
        return false;
    }

    private BackUpAccount Bookmark() => item with { After = _last, Hops = item.Hops + 1 };

    private ReviewAccount Review(int patience) => new()
    {
        Version = WorkItem.CurrentVersion,
        Run = item.Run,
        Account = item.Account,
        Region = item.Region,
        Look = 1,
        AdHoc = item.AdHoc,
        Prune = item.Prune,
        Tables = item.Tables,
        Hops = item.Hops + 1,
        Patience = patience,
    };
}
