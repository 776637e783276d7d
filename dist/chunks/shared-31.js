module.exports=require("../hunkguard.js")("./shared-31.js");
