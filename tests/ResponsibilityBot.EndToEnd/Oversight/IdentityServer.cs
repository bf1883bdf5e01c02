using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ResponsibilityBot.EndToEnd.Oversight;

/// <summary>A real OpenID Connect server (OpenIddict) on a port of its own, at which somebody with these claims is signed in already. It refuses other clients, secrets and redirect addresses.</summary>
internal sealed class IdentityServer : IAsyncDisposable
{
    public const string Client = "scores-client";
    public const string Secret = "scores-secret";

    // Made once: what OpenIddict makes for each server are two RSA keys of 4,096 bits, which take seconds.
    private static readonly SymmetricSecurityKey Encryption = new(RandomNumberGenerator.GetBytes(32));
    private static readonly RsaSecurityKey Signing = new(RSA.Create(2048));

    private readonly WebApplication app;

    private IdentityServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>Starts it.</summary>
    /// <param name="callback">The only path that it sends people back to.</param>
    /// <param name="claims">What it says of whoever signs in.</param>
    public static async Task<IdentityServer> StartAsync(string callback, params (string Name, string Value)[] claims)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(options =>
        {
            options.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            options.RegisterScopes(Scopes.OpenId, Scopes.Profile);
            options.AddEncryptionKey(Encryption).AddSigningKey(Signing);
            options.EnableDegradedMode();
            options.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || !Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var back) || back.AbsolutePath != callback)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/connect/authorize", (HttpContext http) =>
        {
            var identity = new ClaimsIdentity("signed in", Claims.Name, Claims.Role);
            identity.SetClaim(Claims.Subject, "subject");
            foreach (var (name, value) in claims)
                identity.SetClaim(name, value);
            identity.SetScopes(http.GetOpenIddictServerRequest()?.GetScopes() ?? []);
            identity.SetDestinations(_ => [Destinations.IdentityToken]);
            return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
