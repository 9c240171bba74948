using System.Text;
using BackupScheduler.Cli.WebConsole.Pages;
using Microsoft.AspNetCore.Http;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>Writes answers.</summary>
internal static class Answer
{
    /// <summary>A page, written whole before the first byte is sent: what fails in its middle is no page.</summary>
    public static Task PageAsync(HttpResponse response, int status, Action<TextWriter> write)
    {
        var text = new StringWriter();
        write(text);
        response.StatusCode = status;
        return TextAsync(response, "text/html; charset=utf-8", text.ToString());
    }

    public static Task PageAsync(HttpResponse response, PageContext context, ConsolePage page) =>
        PageAsync(response, page.Status, output => PageFrame.Write(output, context, page));

    public static async Task TextAsync(HttpResponse response, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        response.ContentType = type;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method)) await response.Body.WriteAsync(bytes, response.HttpContext.RequestAborted);
    }

    /// <summary>Where to go on after a form: a page that can be loaded again without sending it once more.</summary>
    public static void SeeOther(HttpResponse response, string path)
    {
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = path;
    }
}
