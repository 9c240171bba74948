using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>Which letters are meant: those that fit every kind of thing that is named, and of each kind any one.</summary>
public sealed record LetterFilter
{
    /// <summary>Causes; empty for any.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Accounts; empty for any.</summary>
    public IReadOnlyList<AccountId> Accounts { get; init; } = [];

    /// <summary>Patterns of tables; empty for any, letters of no table included.</summary>
    public IReadOnlyList<TablePattern> Tables { get; init; } = [];

    /// <summary>Ids of letters; empty for any.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Whether all letters were asked for in so many words.</summary>
    public bool All { get; init; }

    /// <summary>Whether nothing narrows it.</summary>
    public bool IsEmpty => Causes.Count + Accounts.Count + Tables.Count + Ids.Count == 0;

    /// <summary>Whether the letter fits.</summary>
    public bool Matches(LetterReading letter) =>
        (Causes.Count == 0 || Causes.Contains(letter.Cause, StringComparer.Ordinal))
        && (Accounts.Count == 0 || (letter.Account is { } account && Accounts.Contains(account)))
        && (Tables.Count == 0 || IsOfTable(letter))
        && (Ids.Count == 0 || Ids.Contains(letter.Letter.MessageId, StringComparer.Ordinal));

    /// <summary>Whether the letter may be acted on: what nobody can read is taken by its id alone.</summary>
    public bool Takes(LetterReading letter) => Matches(letter) && (letter.Unreadable is null || Ids.Count > 0);

    // A pattern with an account and a Region needs both; a name alone does not.
    private bool IsOfTable(LetterReading letter) =>
        letter.Table is { } table && Tables.Any(pattern => pattern.Matches(
            new TableScope(letter.Account ?? default, letter.Region ?? default), table));
}
