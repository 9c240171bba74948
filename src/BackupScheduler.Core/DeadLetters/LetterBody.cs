using System.Text.Json;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>What a letter's body is, by itself: nothing beside it decides where it goes.</summary>
/// <param name="Item">The work item; null for anything else.</param>
/// <param name="Event">The change in an account's IAM; null for anything else.</param>
/// <param name="IsScheduleEvent">Whether it is what starts a run.</param>
/// <param name="Unreadable">Why it is none of these, in one line; null where it is one.</param>
internal sealed record LetterBody(WorkItem? Item, IamEvent? Event, bool IsScheduleEvent, string? Unreadable)
{
    // The schedule's input states this source; a rule of EventBridge that fires by time the other.
    private static readonly string[] s_scheduleSources = ["aws.scheduler", "aws.events"];

    public static LetterBody Of(string body)
    {
        if (IamEventReader.IsEvent(body)) return OfEvent(body);
        return WorkItemJson.TryRead(body, out var item, out var reason) ? new LetterBody(item, null, false, null) : Not(reason);
    }

    private static LetterBody Not(string reason) => new(null, null, false, reason);

    private static LetterBody OfEvent(string body)
    {
        if (IsOfSchedule(body)) return new LetterBody(null, null, true, null);
        return IamEventReader.TryRead(body, out var e, out var reason) ? new LetterBody(null, e, false, null) : Not(reason);
    }

    private static bool IsOfSchedule(string body)
    {
        using var json = JsonDocument.Parse(body);
        try
        {
            return Text(json.RootElement, "detail-type") == "Scheduled Event" && s_scheduleSources.Contains(Text(json.RootElement, "source"));
        }
        catch (InvalidOperationException)
        {
            // How System.Text.Json reports an escaped half of a surrogate pair.
            return false;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
