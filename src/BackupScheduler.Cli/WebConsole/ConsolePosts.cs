using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.WebConsole.Entrance;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Pages;
using BackupScheduler.Core.DeadLetters;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>What is asked for by a form. Who asks has been looked at before.</summary>
internal sealed class ConsolePosts(ConsoleState state)
{
    // A few letters are done within that, and the browser need not wait a second time.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public async Task AnswerAsync(HttpContext http, PageContext context)
    {
        var form = await http.Request.ReadFormAsync();
        if (context.Path == Gate.RefreshPath) Refresh(http.Response, form);
        else if (context.Path is LetterForm.RedrivePath or LetterForm.DiscardPath) await ActAsync(http, context, form);
        else await Answer.PageAsync(http.Response, context, PlainPages.NotFound("There is no such form."));
    }

    private void Refresh(HttpResponse response, IFormCollection form)
    {
        state.Refresh();
        var back = form["back"].ToString();
        Answer.SeeOther(response, HtmlRules.IsOwnUrl(back) && back[0] == '/' && back.All(char.IsAscii) ? back : "/");
    }

    private async Task ActAsync(HttpContext http, PageContext context, IFormCollection form)
    {
        var choice = LetterChoice.Of(form, context.Letters.Value?.Letters ?? [], context.Letters.At);
        if (Refuse(choice) is { } refused) await Answer.PageAsync(http.Response, context, refused);
        else if (context.Path == LetterForm.RedrivePath) await BeginAsync(http, context, "Redriving", choice.Letters, state.TryRedrive);
        else if (form["confirm"] != DiscardPage.Word) await AskAsync(http, context, form, choice.Letters);
        else await BeginAsync(http, context, "Discarding", choice.Letters, state.TryDiscard);
    }

    private static ConsolePage? Refuse(LetterChoice choice) =>
        choice.IsOutdated ? PlainPages.Refused("The letters were read again since this list was shown: load the list again and choose once more.")
        : choice.Unknown > 0 ? PlainPages.Refused($"{Figures.Count(choice.Unknown, "letter")} that the form names {(choice.Unknown == 1 ? "is" : "are")} not there any more, or not read yet: load the list again and choose once more.")
        : choice.Letters.Count == 0 ? PlainPages.Refused("No letter is chosen.")
        : null;

    private static Task AskAsync(HttpContext http, PageContext context, IFormCollection form, IReadOnlyList<LetterReading> letters) =>
        Answer.PageAsync(http.Response, context, DiscardPage.Of(context, letters, form.ContainsKey("confirm") ? form["confirm"].ToString() : null));

    private async Task BeginAsync(
        HttpContext http, PageContext context, string doing, IReadOnlyList<LetterReading> letters, Func<string, IReadOnlyList<LetterReading>, bool> tryBegin)
    {
        if (!tryBegin($"{doing} {Figures.Count(letters.Count, "letter")}", letters))
        {
            await Answer.PageAsync(http.Response, context, PlainPages.Refused("Something else is being done to letters: wait until that has ended.") with { Status = 409 });
            return;
        }

        await Task.WhenAny(state.Errands.WhenDoneAsync(), Task.Delay(s_patience, http.RequestAborted));
        Answer.SeeOther(http.Response, "/errand");
    }
}
