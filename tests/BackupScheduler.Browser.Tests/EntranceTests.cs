using System.Net;
using System.Net.Http.Headers;
using BackupScheduler.Browser.Tests.Consoles;

namespace BackupScheduler.Browser.Tests;

/// <summary>Who gets in, and who may change something, by HTTP itself: a browser would not send most of this.</summary>
public sealed class EntranceTests
{
    private static readonly HttpClient s_http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    [Theory]
    [InlineData("/")]
    [InlineData("/letters")]
    [InlineData("/console.css")]
    [InlineData("/under-way")]
    [InlineData("/?token=")]
    [InlineData("/?token=0000000000000000000000000000000000000000000")]
    public async Task Without_the_token_nothing_is_shown(string path)
    {
        await using var console = await OpenConsole.StartAsync();
        using var answer = await s_http.GetAsync(console.Address + path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("pricing", text, StringComparison.Ordinal);
        Assert.DoesNotContain(console.Token, text, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_get_and_leaves_the_address()
    {
        await using var console = await OpenConsole.StartAsync();
        using var answer = await s_http.GetAsync(console.Entry);

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(console.Token, cookie, StringComparison.Ordinal);
        Assert.Equal(43, console.Token.Length);
    }

    [Theory]
    [InlineData("evil.example", 403)]
    [InlineData("evil.example:{port}", 403)]
    [InlineData("127.0.0.1", 403)]
    [InlineData("127.0.0.1:1", 403)]
    [InlineData("127.0.0.1.evil.example:{port}", 403)]
    [InlineData("[::1]:{port}", 403)]
    [InlineData("localhost:{port}", 200)]
    [InlineData("127.0.0.1:{port}", 200)]
    public async Task Only_its_own_host_is_answered_even_with_the_cookie(string host, int status)
    {
        await using var console = await OpenConsole.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, console.Address + "/");
        request.Headers.Host = host.Replace("{port}", console.Port.ToString());
        request.Headers.Add("Cookie", Cookie(console));
        using var answer = await s_http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("own", null, 303)]
    [InlineData(null, "same-origin", 303)]
    [InlineData("null", "same-origin", 303)]
    [InlineData(null, null, 403)]
    [InlineData("null", null, 403)]
    [InlineData(null, "same-site", 403)]
    [InlineData(null, "cross-site", 403)]
    [InlineData("own", "cross-site", 403)]
    [InlineData("http://evil.example", null, 403)]
    [InlineData("http://127.0.0.1:1", "same-site", 403)]
    [InlineData("http://localhost:{port}", null, 403)]
    public async Task A_form_counts_only_from_its_own_origin(string? origin, string? site, int status)
    {
        await using var console = await OpenConsole.StartAsync();
        var own = origin == "own" ? console.Address : origin?.Replace("{port}", console.Port.ToString());
        using var answer = await PostAsync(console, "/letters/redrive", own, site, console.Form);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 303 ? 1 : 0, console.Desk.Redriven.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_form_without_its_token_changes_nothing(string form)
    {
        await using var console = await OpenConsole.StartAsync();
        using var answer = await PostAsync(console, "/letters/redrive", console.Address, null, form);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(console.Desk.Redriven);
    }

    [Theory]
    [InlineData("/letters/redrive", 403)]
    [InlineData("/letters/discard", 403)]
    [InlineData("/anything", 403)]
    [InlineData("/refresh", 303)]
    public async Task A_read_only_console_takes_no_form_but_that_which_reads_again(string path, int status)
    {
        await using var console = await OpenConsole.StartAsync(allowsChanges: false);
        using var answer = await PostAsync(console, path, console.Address, "same-origin", console.Form);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(console.Desk.Redriven.Concat(console.Desk.Discarded));
    }

    [Fact]
    public async Task Every_answer_forbids_what_a_page_of_ours_never_needs()
    {
        await using var console = await OpenConsole.StartAsync();
        foreach (var (path, cookie) in new[] { ("/", ""), ("/", Cookie(console)), ("/nowhere", Cookie(console)), ("/console.js", Cookie(console)) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, console.Address + path);
            if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
            using var answer = await s_http.SendAsync(request);

            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.All(["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Other_methods_are_refused_and_nothing_secret_is_logged()
    {
        await using var console = await OpenConsole.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, console.Entry);
        request.Headers.Add("Cookie", Cookie(console));
        using var answer = await s_http.SendAsync(request);
        using var redrive = await PostAsync(console, "/letters/redrive", console.Address, null, console.Form);
        await console.State.Errands.WhenDoneAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["Redriving 1 letter: 1 done and confirmed"], console.Log);
    }

    private static string Cookie(OpenConsole console) => $"backup-scheduler-console-{console.Port}={console.Session}";

    private static async Task<HttpResponseMessage> PostAsync(OpenConsole console, string path, string? origin, string? site, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, console.Address + path)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["form"] = form, ["id"] = Letters.Letter(0).Letter.MessageId }),
        };
        request.Headers.Add("Cookie", Cookie(console));
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        return await s_http.SendAsync(request);
    }
}
