using System.Text.Json;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>How far a command came with an account.</summary>
internal enum AccountProgress
{
    /// <summary>To its end; single users and roles may have failed.</summary>
    Whole,

    /// <summary>It failed as a whole: what is not told is not known.</summary>
    Failed,

    /// <summary>The command was told to end meanwhile.</summary>
    Interrupted,

    /// <summary>The command was told to end before.</summary>
    NotBegun,
}

/// <summary>How a command ended with an account.</summary>
/// <param name="Progress">How far it came.</param>
/// <param name="Code">The code of the failure; null for none.</param>
/// <param name="Message">The failure in words; null for none.</param>
internal sealed record AccountEnd(AccountProgress Progress, string? Code = null, string? Message = null)
{
    public static AccountEnd Whole { get; } = new(AccountProgress.Whole);

    public static AccountEnd Interrupted { get; } = new(AccountProgress.Interrupted);

    public static AccountEnd NotBegun { get; } = new(AccountProgress.NotBegun);

    public static AccountEnd Failed(Exception e) => new(
        AccountProgress.Failed, e is ServiceFailureException failure ? failure.Code : e.GetType().Name, Invoking.OneLine(e.Message));

    /// <summary>One line where the account is not known to its end; null where it is.</summary>
    public string? Error => Progress switch
    {
        AccountProgress.Failed => $"{Code}: {Message}",
        AccountProgress.Interrupted => "interrupted; the rest was not looked at",
        AccountProgress.NotBegun => "not begun",
        _ => null,
    };

    /// <summary>The members <c>state</c> and <c>failure</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("state", Progress switch
        {
            AccountProgress.Whole => "done",
            AccountProgress.Failed => "failed",
            AccountProgress.Interrupted => "interrupted",
            _ => "notBegun",
        });
        if (Progress != AccountProgress.Failed)
        {
            json.WriteNull("failure");
            return;
        }

        json.WriteStartObject("failure");
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        json.WriteEndObject();
    }
}
