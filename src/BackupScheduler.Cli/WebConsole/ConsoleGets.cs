using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.WebConsole.Letters;
using BackupScheduler.Cli.WebConsole.Lists;
using BackupScheduler.Cli.WebConsole.Pages;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>What is asked for by an address.</summary>
internal sealed class ConsoleGets(IDesk desk, ConsoleState state, ConsoleOptions options)
{
    public Task AnswerAsync(HttpContext http, PageContext context) => context.Path switch
    {
        ConsoleAssets.StylePath => Answer.TextAsync(http.Response, "text/css; charset=utf-8", ConsoleAssets.Style),
        ConsoleAssets.ScriptPath => Answer.TextAsync(http.Response, "text/javascript; charset=utf-8", ConsoleAssets.Script),
        "/under-way" => Answer.TextAsync(http.Response, "application/json", UnderWay(context)),
        _ => AnswerPageAsync(http, context),
    };

    private static string UnderWay(PageContext context)
    {
        var text = new StringWriter();
        JsonOutput.Write(text, json =>
        {
            json.WriteString("text", StateText.UnderWay(context) ?? "");
            json.WriteBoolean("waiting", context.IsWaiting);
        });
        return text.ToString();
    }

    private async Task AnswerPageAsync(HttpContext http, PageContext context)
    {
        state.RefreshIfOlderThan(options.MaxAge);
        var letters = state.Letters.Now;
        var now = context with { Status = state.Judge(state.Status.Now, letters), Letters = letters };
        await Answer.PageAsync(http.Response, now, await PageAsync(http.Request, now, http.RequestAborted));
    }

    private async Task<ConsolePage> PageAsync(HttpRequest request, PageContext context, CancellationToken cancellation) => context.Path.Split('/') switch
    {
        ["", ""] => OfStatus(context, "/", status => OverviewPage.Of(status, ListQuery.Of(request))),
        ["", "accounts", var id] => OfStatus(context, "/", status => status.Accounts.FirstOrDefault(account => account.Account.Id.Value == id) is { } account
            ? AccountPage.Of(status, account, ListQuery.Of(request))
            : PlainPages.NotFound("There is no active account of this id in the organization.")),
        ["", "tables", var account, var region, var table] => await TableAsync(account, region, table, cancellation),
        ["", "coverage"] => OfStatus(context, "/coverage", CoveragePage.Of),
        ["", "runs"] => OfStatus(context, "/runs", status => RunsPage.Of(status, ListQuery.Of(request))),
        ["", "letters"] => OfLetters(context, shelf => LettersPage.Of(context, shelf, LetterGrouping.Group(shelf.Letters), ListQuery.Of(request, LetterChoice.Limits))),
        ["", "letter"] => OfLetters(context, shelf => shelf.Letters.FirstOrDefault(letter => LetterKey.Of(letter.Letter.MessageId) == request.Query["id"]) is { } letter
            ? LetterPage.Of(context, letter, desk.Decide(letter))
            : PlainPages.NotFound("There is no such dead letter: it may have been redriven or discarded since.")),
        ["", "errand"] => context.Errand is { } errand ? ErrandPage.Of(errand) : PlainPages.NotFound("Nothing has been done to letters yet."),
        ["", "principals"] => OfStatus(context, "/principals", status => PrincipalsPage.Of(status, ListQuery.Of(request))),
        ["", "copies"] => OfStatus(context, "/copies", status => CopiesPage.Of(status, ListQuery.Of(request))),
        _ => PlainPages.NotFound("There is no such page."),
    };

    private static ConsolePage OfStatus(PageContext context, string section, Func<Core.Status.OrganizationStatus, ConsolePage> page) =>
        context.Status.Value is { } status ? page(status) : context.Status.IsReading ? PlainPages.Reading(section) : PlainPages.Unread(section);

    private static ConsolePage OfLetters(PageContext context, Func<LetterShelf, ConsolePage> page) =>
        context.Letters.Value is { } shelf ? page(shelf) : context.Letters.IsReading ? PlainPages.Reading("/letters") : PlainPages.Unread("/letters");

    private async Task<ConsolePage> TableAsync(string account, string region, string table, CancellationToken cancellation)
    {
        if (!AccountId.TryParse(account, out var id) || !Region.TryParse(region, out var of) || !TableName.TryParse(table, out var name))
            return PlainPages.NotFound("This address names no table: an account of 12 digits, a Region and a table's name.");
        try
        {
            return await desk.ReadTableAsync(new TableArn(new TableScope(id, of), name), cancellation) is { } detail
                ? TablePage.Of(detail)
                : PlainPages.NotFound("There is no such table, and no backup of one.");
        }
        catch (ServiceFailureException e)
        {
            return PlainPages.Failed($"{e.Code}: {e.Message}");
        }
    }
}
