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

    private static void Check(OptionResult parsed, Func<string, bool> isAccepted, string error)
    {
        if (!parsed.Implicit && !isAccepted(Given(parsed))) parsed.AddError(string.Format(CultureInfo.InvariantCulture, error, Given(parsed)));
    }

    private static string Given(SymbolResult parsed) => parsed.Tokens.SingleOrDefault()?.Value ?? "";
}
