using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Reading;

/// <summary>The organization and its dead letters, read apart, judged together; judged once for each pair.</summary>
internal sealed class Judged
{
    private volatile Pair _last = new(null, null, null);

    /// <summary>How the organization stands, its letters included; as it was read where they were not read yet.</summary>
    public OrganizationStatus Of(OrganizationStatus status, Snapshot<LetterShelf> letters)
    {
        if (letters is { Value: null, Failure: null }) return status;
        if (_last is { Judgement: { } known } last && ReferenceEquals(last.Status, status) && ReferenceEquals(last.Letters, letters.Value ?? (object?)letters.Failure)) return known;
        var whole = status with
        {
            Letters = letters.Value is { } shelf ? LetterGrouping.Group(shelf.Letters) : null,
            LettersFailure = letters.Value is null ? new StatusFailure("NotRead", letters.Failure!)
                : letters.Value.Note is { } note ? new StatusFailure("NotAllSeen", note) : null,
        };
        var judgement = whole with { Problems = StatusProblems.Of(whole) };
        _last = new Pair(status, letters.Value ?? (object?)letters.Failure, judgement);
        return judgement;
    }

    private sealed record Pair(OrganizationStatus? Status, object? Letters, OrganizationStatus? Judgement);
}
