using System.Text.Encodings.Web;
using System.Text.Json;
using BackupScheduler.Core;
using BackupScheduler.Core.DeadLetters;

namespace BackupScheduler.Cli.Letters;

/// <summary>The file that discarded letters are written to: one JSON object a line, with all that the queue had of the letter.</summary>
internal static class DiscardFile
{
    private const string Accepted = "the path of a new file";

    /// <summary>Refuses a file that is there: it may hold what was discarded before.</summary>
    /// <exception cref="BadUsageException">It is there.</exception>
    public static void Check(string path)
    {
        if (Path.Exists(path)) throw new BadUsageException(Given.Line("--to", $"{Given.Show(path)}, which is there", Accepted));
    }

    /// <summary>Writes all letters; returns once they are on the disk.</summary>
    /// <exception cref="BadUsageException">The file is there, or cannot be made.</exception>
    public static void Write(string path, IEnumerable<LetterReading> letters)
    {
        using var file = Create(path);
        foreach (var letter in letters)
        {
            using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default })) Write(json, letter.Letter);
            file.WriteByte((byte)'\n');
        }

        file.Flush(flushToDisk: true);
    }

    private static FileStream Create(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return new FileStream(path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadUsageException(Given.Line("--to", Given.Show(path), $"{Accepted}: {e.Message}"));
        }
    }

    private static void Write(Utf8JsonWriter json, StoredLetter letter)
    {
        json.WriteStartObject();
        json.WriteString("id", letter.MessageId);
        json.WriteString("sentAt", letter.SentAt.UtcDateTime);
        json.WriteString("source", letter.SourceArn);
        json.WriteStartObject("attributes");
        foreach (var (name, value) in letter.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteString("body", letter.Body);
        json.WriteEndObject();
    }
}
