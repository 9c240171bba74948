using System.Globalization;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Core.DeadLetters;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole.Letters;

/// <summary>The letters that a form names: each by its id, or all that a filter shows.</summary>
/// <param name="Letters">Those that are known.</param>
/// <param name="Unknown">How many were named and are not known any more.</param>
internal sealed record LetterChoice(IReadOnlyList<LetterReading> Letters, int Unknown)
{
    /// <summary>What else a list of letters is limited by.</summary>
    public static readonly IReadOnlyList<string> Limits = ["cause", "function", "account"];

    /// <summary>Of a form that names all: which reading it was made of.</summary>
    public const string ReadAt = "at";

    /// <summary>Whether the letters were read again since the form was shown, which names all that it showed: nobody has seen which they are now.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>A reading, as forms carry it.</summary>
    public static string Stamp(DateTimeOffset? at) => at?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>An account that is not known, in addresses.</summary>
    public const string NoAccount = "none";

    /// <summary>What the form names.</summary>
    /// <param name="form">The form.</param>
    /// <param name="known">The letters that were read.</param>
    /// <param name="at">When they were read.</param>
    public static LetterChoice Of(IFormCollection form, IReadOnlyList<LetterReading> known, DateTimeOffset? at)
    {
        if (form["all"] == "yes")
        {
            var limits = Limits.Select(name => (name, form[name].ToString())).Where(limit => limit.Item2.Length > 0);
            var query = new ListQuery("/letters") { Text = form["q"].ToString(), State = form["state"].ToString(), More = [.. limits] };
            // What nobody can read is taken only by itself.
            return new LetterChoice([.. known.Where(letter => letter.Unreadable is null && Finds(query, letter))], 0) { IsOutdated = form[ReadAt] != Stamp(at) };
        }

        var ids = form["id"].Where(id => !string.IsNullOrEmpty(id)).ToHashSet(StringComparer.Ordinal);
        var found = known.Where(letter => ids.Contains(LetterKey.Of(letter.Letter.MessageId))).ToList();
        return new LetterChoice(found, ids.Count - found.Count);
    }

    /// <summary>Whether a list that is asked for so shows the letter.</summary>
    public static bool Finds(ListQuery query, LetterReading letter) =>
        (query.Get("cause") ?? letter.Cause) == letter.Cause
        && (query.Get("function") ?? letter.Function) == letter.Function
        && (query.Get("account") ?? Account(letter.Account)) == Account(letter.Account)
        && query.State switch { "unreadable" => letter.Unreadable is not null, "readable" => letter.Unreadable is null, _ => true }
        && query.Finds(
            letter.Cause, letter.Function, letter.Message, letter.Account?.Value, letter.Region?.Value, letter.Table?.Value, letter.Letter.MessageId);

    public static string Account(Core.Accounts.AccountId? account) => account?.Value ?? NoAccount;
}
