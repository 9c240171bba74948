using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>Letters of one cause, function and account.</summary>
/// <param name="Cause">The error code, or <c>unknown</c>; fit to be shown.</param>
/// <param name="Function">The function or service that gave up, or <c>unknown</c>; fit to be shown.</param>
/// <param name="Account">The account; null where none is known.</param>
/// <param name="Count">How many.</param>
/// <param name="First">When the first of them was given up.</param>
/// <param name="Last">When the last of them was given up.</param>
public sealed record LetterGroup(string Cause, string Function, AccountId? Account, int Count, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>What to do about this cause, one line; null where none is known.</summary>
    public string? Remedy { get; init; }
}
