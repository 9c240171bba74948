using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>Dead letters, and what became of them, for programs: texts are whole, but for bodies beyond a bound.</summary>
internal static class LetterJson
{
    public static void Write(TextWriter output, LetterWorld world, LetterListing listing, string command, int longestBody) => JsonOutput.Write(output, json =>
    {
        WriteLook(json, world, listing.Look, command, command == "dlq list" ? listing.ExitCode == ExitCode.Done : listing.Letters.Count > 0);
        json.WriteObjects("groups", listing.Groups, group =>
        {
            json.WriteString("cause", group.Cause);
            json.WriteString("function", group.Function);
            json.WriteString("account", group.Account?.Value);
            json.WriteNumber("letters", group.Count);
            json.WriteString("first", LetterNames.Time(group.First));
            json.WriteString("last", LetterNames.Time(group.Last));
            json.WriteString("remedy", group.Remedy);
        });
        json.WriteObjects("letters", listing.Letters, letter => Write(json, letter, longestBody));
    });

    public static void Write(TextWriter output, LetterWorld world, LetterOutcome outcome, string command, bool isDryRun) => JsonOutput.Write(output, json =>
    {
        WriteLook(json, world, outcome.Look, command, outcome.ExitCode == ExitCode.Done);
        json.WriteBoolean("dryRun", isDryRun);
        json.WriteBoolean("interrupted", outcome.IsInterrupted);
        json.WriteStartObject("counts");
        foreach (var fate in Enum.GetValues<LetterFate>()) json.WriteNumber(JsonOutput.Camel(fate), outcome.Count(fate));
        json.WriteEndObject();
        json.WriteObjects("letters", outcome.Letters, result =>
        {
            json.WriteString("id", result.Letter.Letter.MessageId);
            json.WriteString("fate", JsonOutput.Camel(result.Fate));
            json.WriteString("why", result.Why);
            json.WriteString("queue", result.Queue is { } queue ? JsonOutput.Camel(queue) : null);
            WritePlace(json, result.Letter);
        });
        json.WriteTexts("unreadable", outcome.Unreadable.Select(letter => letter.Letter.MessageId));
        json.WriteTexts("notFound", outcome.NotFound);
    });

    private static void WriteLook(Utf8JsonWriter json, LetterWorld world, LookOutcome look, string command, bool succeeded)
    {
        json.WriteString("command", command);
        json.WriteBoolean("succeeded", succeeded);
        json.WriteString("queue", world.Queue.Url);
        json.WriteNumber("seen", look.Seen);
        json.WriteNumber("about", look.About);
        json.WriteBoolean("complete", look.IsComplete);
        json.WriteTexts("warnings", look.Warnings());
    }

    private static void Write(Utf8JsonWriter json, LetterReading letter, int longestBody)
    {
        var stored = letter.Letter;
        var body = LetterText.Begin(stored.Body, longestBody);
        json.WriteString("id", stored.MessageId);
        json.WriteString("origin", JsonOutput.Camel(letter.Origin));
        json.WriteString("function", letter.Function);
        WritePlace(json, letter);
        json.WriteString("run", letter.Run?.ToString());
        json.WriteString("failedAt", LetterNames.Time(letter.FailedAt));
        json.WriteString("sentAt", LetterNames.Time(stored.SentAt));
        json.WriteString("source", stored.SourceArn);
        json.WriteString("message", letter.Message);
        json.WriteString("remedy", letter.Remedy);
        json.WriteString("unreadable", letter.Unreadable);
        json.WriteStartObject("attributes");
        foreach (var (name, value) in stored.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteString("body", body);
        json.WriteNumber("bodyLength", stored.CutFrom ?? stored.Body.Length);
        json.WriteBoolean("bodyCut", stored.CutFrom is not null || body.Length < stored.Body.Length);
    }

    private static void WritePlace(Utf8JsonWriter json, LetterReading letter)
    {
        json.WriteString("cause", letter.Cause);
        json.WriteString("kind", letter.Item?.GetType().Name ?? (letter.IsIamEvent ? "IamEvent" : letter.Unreadable is null ? "ScheduleEvent" : null));
        json.WriteString("account", letter.Account?.Value);
        json.WriteString("region", letter.Region?.Value);
        json.WriteString("table", letter.Table?.Value);
    }
}
