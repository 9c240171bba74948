namespace BackupScheduler.Cli.Output;

/// <summary>Comma-separated values (RFC 4180), one line a row.</summary>
internal static class Csv
{
    public static void WriteRow(TextWriter output, params IEnumerable<string?> cells) => output.Write(string.Join(',', cells.Select(Cell)) + "\r\n");

    // What begins like a formula is one to a spreadsheet: an apostrophe makes it text.
    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = text[0] is '=' or '+' or '@' or '\t' or '\r' || (text[0] == '-' && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)) ? $"'{text}" : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
