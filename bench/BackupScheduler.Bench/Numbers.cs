using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace BackupScheduler.Bench;

/// <summary>Options that take a number, with one line that says what is accepted.</summary>
internal static class Numbers
{
    public static Option<int> Whole(string name, int fallback, int least, int most, string description)
    {
        var option = new Option<int>(name) { Description = $"{description} ({least} to {most})", DefaultValueFactory = _ => fallback };
        option.Validators.Add(parsed => Check(
            parsed, text => int.TryParse(text, out var value) && value >= least && value <= most, $"{name}: given '{{0}}', accepted is a whole number from {least} to {most}"));
        return option;
    }

    public static Option<double> Share(string name, string description)
    {
        var option = new Option<double>(name)
        {
            Description = $"{description} (0 to 0.9)",
            DefaultValueFactory = _ => 0,
            CustomParser = parsed => double.TryParse(Given(parsed), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : -1,
        };
        option.Validators.Add(parsed => Check(
            parsed,
            text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 0.9,
            $"{name}: given '{{0}}', accepted is a number from 0 to 0.9"));
        return option;
    }

    /// <summary>A price in US dollars.</summary>
    public static Option<decimal> Dollars(string name, decimal fallback, string description)
    {
        var option = new Option<decimal>(name)
        {
            Description = $"{description}, in US dollars (0 to 1000)",
            DefaultValueFactory = _ => fallback,
            CustomParser = parsed => TryReadDollars(Given(parsed), out var value) ? value : -1,
        };
        option.Validators.Add(parsed => Check(parsed, text => TryReadDollars(text, out _), $"{name}: given '{{0}}', accepted is a number from 0 to 1000"));
        return option;
    }

    /// <summary>Whole numbers with commas between them, in ascending order.</summary>
    public static Option<int[]> Ascending(string name, int[] fallback, int least, int most, string description)
    {
        var option = new Option<int[]>(name)
        {
            Description = $"{description} (up to 12, {least} to {most}, ascending, with commas between them)",
            DefaultValueFactory = _ => fallback,
            CustomParser = parsed => TryReadAscending(Given(parsed), least, most) ?? [],
        };
        option.Validators.Add(parsed => Check(
            parsed, text => TryReadAscending(text, least, most) is not null, $"{name}: given '{{0}}', accepted are up to 12 ascending whole numbers from {least} to {most} with commas between them"));
        return option;
    }

    private static bool TryReadDollars(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value) && value is >= 0 and <= 1000;

    private static int[]? TryReadAscending(string text, int least, int most)
    {
        List<int> numbers = [];
        foreach (var part in text.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most) return null;
            if (numbers.Count == 12 || (numbers.Count > 0 && number <= numbers[^1])) return null;
            numbers.Add(number);
        }

        return [.. numbers];
    }

    private static void Check(OptionResult parsed, Func<string, bool> isAccepted, string error)
    {
        if (!parsed.Implicit && !isAccepted(Given(parsed))) parsed.AddError(string.Format(CultureInfo.InvariantCulture, error, Given(parsed)));
    }

    private static string Given(SymbolResult parsed) => parsed.Tokens.SingleOrDefault()?.Value ?? "";
}
