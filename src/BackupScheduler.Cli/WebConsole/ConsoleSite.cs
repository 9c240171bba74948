using BackupScheduler.Cli.WebConsole.Entrance;
using BackupScheduler.Cli.WebConsole.Pages;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>Takes every request: first who it is, then what is asked for.</summary>
/// <param name="desk">What is shown and done.</param>
/// <param name="state">What is known.</param>
/// <param name="options">How it is served.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Gets a line for each page that failed, without its query.</param>
internal sealed class ConsoleSite(IDesk desk, ConsoleState state, ConsoleOptions options, TimeProvider time, Action<string> log)
{
    public ConsoleSecrets Secrets { get; } = new();

    public RequestDelegate HandlerAt(int port)
    {
        var gate = new Gate(Secrets, port, options.AllowsChanges);
        return context => HandleAsync(gate, context);
    }

    private async Task HandleAsync(Gate gate, HttpContext context)
    {
        var nonce = SecurityHeaders.Set(context.Response.Headers);
        var facts = RequestFacts.Of(context.Request, gate.CookieName);
        if (gate.Refuse(facts) is { } refusal)
            await Answer.PageAsync(context.Response, refusal.Status, output => RefusalPage.Write(output, refusal));
        else if (gate.IsEntering(facts)) Enter(gate, context);
        else if (facts.IsPost && !await HasFormTokenAsync(context.Request))
            await Answer.PageAsync(context.Response, StatusCodes.Status403Forbidden, output => RefusalPage.Write(output, new Refusal(403, "The form was not the console's own: nothing was changed. Go back, load the page again and try once more.")));
        else await ServeAsync(context, nonce);
    }

    // The token leaves the address, and with it the browser's history, at once.
    private void Enter(Gate gate, HttpContext context)
    {
        context.Response.Cookies.Append(gate.CookieName, Secrets.Session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
    }

    // A form that cannot be read has no token.
    private async Task<bool> HasFormTokenAsync(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType && Secrets.IsForm((await request.ReadFormAsync())["form"]);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private async Task ServeAsync(HttpContext context, string nonce)
    {
        var page = new PageContext(context.Request.Path.Value ?? "/", nonce, Secrets.Form, options.AllowsChanges, time.GetUtcNow())
        {
            Status = state.Status.Now,
            Letters = state.Letters.Now,
            Errand = state.Errands.Now,
            IsOfForm = HttpMethods.IsPost(context.Request.Method),
        };
        try
        {
            if (HttpMethods.IsPost(context.Request.Method)) await new ConsolePosts(state).AnswerAsync(context, page);
            else await new ConsoleGets(desk, state, options).AnswerAsync(context, page);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            // The catch-all of a request: the page says that it failed; the query stays out of the log.
            log($"console: {context.Request.Method} {Core.Given.Show(context.Request.Path.Value)}: {Invoking.OneLine(e.Message)}");
            await Answer.PageAsync(context.Response, page, PlainPages.Failed(Invoking.OneLine(e.Message)) with { Status = 500 });
        }
    }
}
