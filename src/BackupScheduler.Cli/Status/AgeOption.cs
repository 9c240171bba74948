using System.CommandLine;
using System.Globalization;
using BackupScheduler.Core;

namespace BackupScheduler.Cli.Status;

/// <summary>Options whose value is an age such as <c>26h</c>.</summary>
internal static class AgeOption
{
    private const string Accepted = "a whole number from 1 and m, h or d, such as 90m, 26h or 2d; 3650d at most";
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3650);

    public static Option<TimeSpan?> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "age",
        CustomParser = given =>
        {
            var text = given.Tokens.SingleOrDefault()?.Value;
            if (TryParse(text, out var age)) return age;
            given.AddError(Given.Line(name, Given.Show(text), Accepted));
            return null;
        },
    };

    public static bool TryParse(string? text, out TimeSpan age)
    {
        age = default;
        if (text is not { Length: > 1 } || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        var one = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        if (one == TimeSpan.Zero || number < 1 || number > s_longest / one) return false;
        age = number * one;
        return true;
    }
}
