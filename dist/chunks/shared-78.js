module.exports=require("../hunkguard.js")("./shared-78.js");
